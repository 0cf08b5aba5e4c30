using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Kortwiek.Benchmarks.Act;

/// <summary>A viewer without a browser: it opens the page, starts its circuit, takes every render batch and says that it has drawn it.</summary>
internal sealed partial class RawCircuit : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Action<ReadOnlySpan<byte>, long> _drawn;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private RawCircuit(Action<ReadOnlySpan<byte>, long> drawn) => _drawn = drawn;

    /// <summary>Opens a page and waits for its first batch.</summary>
    /// <param name="http">Shared.</param>
    /// <param name="page">The page's address.</param>
    /// <param name="drawn">Told of each batch and of the timestamp at which it arrived.</param>
    public static async Task<RawCircuit> OpenAsync(HttpClient http, Uri page, Action<ReadOnlySpan<byte>, long> drawn)
    {
        var html = await http.GetStringAsync(page);
        var marker = Marker().Match(html).Groups["json"].Value;
        var state = State().Match(html).Groups["state"].Value;
        if (marker.Length == 0)
        {
            throw new InvalidDataException("The page holds no island.");
        }

        var circuit = new RawCircuit(drawn);
        await circuit._socket.ConnectAsync(new Uri($"ws://{page.Authority}/_blazor"), CancellationToken.None);
        await circuit.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text);
        circuit._reading = circuit.ReadAsync();
        await circuit.CallAsync("0", "StartCircuit", $"{page.GetLeftPart(UriPartial.Authority)}/", page.ToString(), "[]", "");
        await circuit.CallAsync(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{"type":"add","ssrComponentId":1,"marker":{{marker}}}]}""", state);
        await circuit._started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return circuit;
    }

    /// <summary>Says that it is still there.</summary>
    public Task PingAsync() => SendAsync(HubPack.Write([6L]), WebSocketMessageType.Binary);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _turn.Dispose();
    }

    private Task CallAsync(string? id, string target, params object?[] arguments) =>
        SendAsync(HubPack.Write([1L, new Dictionary<string, string>(), id, target, arguments, Array.Empty<object?>()]), WebSocketMessageType.Binary);

    private async Task SendAsync(byte[] bytes, WebSocketMessageType type)
    {
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[4 << 20];
        var held = 0;
        var isHandshake = true;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(held), _stop.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                var at = Stopwatch.GetTimestamp();
                held += part.Count;
                if (isHandshake)
                {
                    // Its answer ends with a byte of its own.
                    var end = buffer.AsSpan(0, held).IndexOf((byte)0x1E);
                    held = end < 0 ? held : Drop(buffer, held, end + 1);
                    isHandshake = end < 0;
                    continue;
                }

                while (HubPack.TryRead(buffer.AsSpan(0, held), out var message, out var length))
                {
                    held = Drop(buffer, held, length);
                    await TakeAsync(message, at);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            _started.TrySetException(new IOException("The circuit ended before its first batch.", e));
        }
    }

    private static int Drop(byte[] buffer, int held, int length)
    {
        buffer.AsSpan(length, held - length).CopyTo(buffer);
        return held - length;
    }

    private async Task TakeAsync(object?[] message, long at)
    {
        if (message is not [1L, _, _, string target, object?[] arguments, ..])
        {
            return;
        }

        switch (target)
        {
            case "JS.RenderBatch":
                _drawn((byte[])arguments[1]!, at);
                await CallAsync(null, "OnRenderCompleted", arguments[0], null);
                _started.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                await CallAsync(null, "EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,null]");
                break;
            case "JS.Error":
                _started.TrySetException(new IOException($"The circuit failed: {arguments[0]}"));
                break;
        }
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex State();
}
