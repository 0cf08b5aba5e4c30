namespace Kortwiek.Leads;

/// <summary>The records of one chunk, column by column; texts as numbers into the batch's own dictionaries. Used again and again, by one worker at a time.</summary>
internal sealed class EventBatch
{
    private int _capacity;

    public EventBatch(bool keepRows)
    {
        KeepRows = keepRows;
        if (keepRows)
        {
            Grow(16_384);
        }
    }

    /// <summary>False where records are only counted: then nothing but the peers and agents is kept.</summary>
    public bool KeepRows { get; }

    public int Count { get; private set; }

    public long[] Offset = [];
    public long[] Line = [];
    public long[] Micros = [];
    public long[] Bytes = [];
    public int[] Peer = [];
    public int[] Forwarded = [];
    public int[] Port = [];
    public int[] User = [];
    public int[] Auth = [];
    public int[] Key = [];
    public int[] Method = [];
    public int[] Path = [];
    public int[] Query = [];
    public int[] Status = [];
    public int[] Referrer = [];
    public int[] Agent = [];
    public int[] VirtualHost = [];
    public int[] Host = [];
    public int[] Program = [];
    public int[] Pid = [];
    public int[] Command = [];
    public int[] Weight = [];
    public int[] Marks = [];
    public byte[] Kind = [];
    public byte[] Quality = [];

    /// <summary>Peers: 16 bytes for an address, <c>h</c> and the name for a host name.</summary>
    public readonly Interner Peers = new();
    public readonly Interner Users = new();
    public readonly Interner Words = new();
    public readonly Interner Keys = new();
    public readonly Interner Paths = new();
    public readonly Interner Queries = new();
    public readonly Interner Referrers = new();
    public readonly Interner Agents = new();

    /// <summary>Adds one record.</summary>
    public void Add(ref LogRecord record, long offset, long line)
    {
        var peer = PeerOf(ref record);
        if (!KeepRows)
        {
            _ = IdOf(Agents, record.Agent);
            Count++;
            return;
        }

        if (Count == _capacity)
        {
            Grow(_capacity * 2);
        }

        var i = Count++;
        Offset[i] = offset;
        Line[i] = line;
        Micros[i] = record.Micros;
        Bytes[i] = record.Bytes;
        Peer[i] = peer;
        Forwarded[i] = ForwardedOf(record.Forwarded);
        Port[i] = record.Port;
        User[i] = IdOf(Users, record.User);
        Auth[i] = IdOf(Words, record.Auth);
        Key[i] = IdOf(Keys, record.Key);
        Method[i] = IdOf(Words, record.Method);
        Path[i] = IdOf(Paths, record.Path);
        Query[i] = IdOf(Queries, record.Query);
        Status[i] = record.Status;
        Referrer[i] = IdOf(Referrers, record.Referrer);
        Agent[i] = IdOf(Agents, record.Agent);
        VirtualHost[i] = IdOf(Words, record.VirtualHost);
        Host[i] = IdOf(Words, record.Host);
        Program[i] = IdOf(Words, record.Program);
        Pid[i] = record.Pid;
        Command[i] = IdOf(Words, record.Command);
        Weight[i] = record.Weight;
        Marks[i] = (int)record.Marks;
        Kind[i] = (byte)record.Kind;
        Quality[i] = (byte)record.Quality;
    }

    /// <summary>The marks of the last record.</summary>
    public int LastMarks
    {
        get => KeepRows && Count > 0 ? Marks[Count - 1] : 0;
        set
        {
            if (KeepRows && Count > 0)
            {
                Marks[Count - 1] = value;
            }
        }
    }

    public void Clear()
    {
        Count = 0;
        foreach (var interner in (ReadOnlySpan<Interner>)[Peers, Users, Words, Keys, Paths, Queries, Referrers, Agents])
        {
            interner.Clear();
        }
    }

    /// <summary>The address of a peer, or false where it is a host name.</summary>
    public bool TryAddress(int peer, out Address address)
    {
        var bytes = Peers[peer];
        if (bytes.Length == 16)
        {
            address = new Address(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
            return true;
        }

        address = default;
        return false;
    }

    private int PeerOf(ref LogRecord record)
    {
        if (record.HasAddress)
        {
            return AddAddress(record.Address);
        }

        if (record.PeerName.IsEmpty)
        {
            return -1;
        }

        Span<byte> name = stackalloc byte[Math.Min(record.PeerName.Length, 255) + 1];
        name[0] = (byte)'h';
        record.PeerName[..(name.Length - 1)].CopyTo(name[1..]);

        // 16 bytes mean an address.
        return name.Length == 16 ? Peers.Add([.. name, (byte)'.']) : Peers.Add(name);
    }

    private int AddAddress(Address address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.Write(bytes);
        return Peers.Add(bytes);
    }

    // The first address of the list, if it is one.
    private int ForwardedOf(ReadOnlySpan<byte> forwarded)
    {
        if (forwarded.IsEmpty)
        {
            return -1;
        }

        var end = forwarded.IndexOfAny((byte)',', (byte)' ');
        return Address.TryParse(end < 0 ? forwarded : forwarded[..end], out var address) ? AddAddress(address) : -1;
    }

    private static int IdOf(Interner interner, ReadOnlySpan<byte> value) => value.IsEmpty ? -1 : interner.Add(value);

    private void Grow(int capacity)
    {
        _capacity = capacity;
        Array.Resize(ref Offset, capacity);
        Array.Resize(ref Line, capacity);
        Array.Resize(ref Micros, capacity);
        Array.Resize(ref Bytes, capacity);
        Array.Resize(ref Kind, capacity);
        Array.Resize(ref Quality, capacity);
        Array.Resize(ref Peer, capacity);
        Array.Resize(ref Forwarded, capacity);
        Array.Resize(ref Port, capacity);
        Array.Resize(ref User, capacity);
        Array.Resize(ref Auth, capacity);
        Array.Resize(ref Key, capacity);
        Array.Resize(ref Method, capacity);
        Array.Resize(ref Path, capacity);
        Array.Resize(ref Query, capacity);
        Array.Resize(ref Status, capacity);
        Array.Resize(ref Referrer, capacity);
        Array.Resize(ref Agent, capacity);
        Array.Resize(ref VirtualHost, capacity);
        Array.Resize(ref Host, capacity);
        Array.Resize(ref Program, capacity);
        Array.Resize(ref Pid, capacity);
        Array.Resize(ref Command, capacity);
        Array.Resize(ref Weight, capacity);
        Array.Resize(ref Marks, capacity);
    }
}
