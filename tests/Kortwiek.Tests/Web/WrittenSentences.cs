using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Kortwiek.Tests.Web;

/// <summary>Every sentence that a program can say, read from its compiled code: what the compiler makes of <c>$"…"</c> and of <c>"…"</c> where a <see cref="Sentence"/> is asked for.</summary>
internal sealed class WrittenSentences
{
    private WrittenSentences()
    {
    }

    /// <summary>The templates, each with a method that says it.</summary>
    public SortedDictionary<string, string> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that make a sentence of a text that was put together before: its parts are lost.</summary>
    public List<string> Baked { get; } = [];

    public static WrittenSentences Of(IEnumerable<string> assemblies)
    {
        var all = new WrittenSentences();
        foreach (var path in assemblies)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(path);
            foreach (var method in assembly.MainModule.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && m.DeclaringType.FullName != typeof(Sentence).FullName))
            {
                all.Read(method);
            }
        }

        return all;
    }

    private void Read(MethodDefinition method)
    {
        var open = new Stack<Draft>();
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called || called.DeclaringType.FullName != typeof(Sentence).FullName)
            {
                continue;
            }

            switch (called.Name)
            {
                case ".ctor":
                    open.Push(new Draft(Number(instruction.Previous.Previous), Number(instruction.Previous)));
                    break;
                case "AppendLiteral":
                    open.Peek().Literal((string)instruction.Previous.Operand);
                    break;
                case "AppendFormatted":
                    open.Peek().Value();
                    break;
                case "op_Implicit" or "Term" when called.Parameters[0].ParameterType.FullName == "System.String" && instruction.Previous.Operand is string text && !IsJumpedTo(method, instruction):
                    Templates.TryAdd(Draft.Escape(text), method.FullName);
                    break;
                case "op_Implicit" when called.Parameters[0].ParameterType.FullName == "System.String":
                    Baked.Add(method.FullName);
                    break;
            }

            while (open.TryPeek(out var draft) && draft.IsWhole)
            {
                Templates.TryAdd(open.Pop().Template, method.FullName);
            }
        }

        Assert.Empty(open);
    }

    private static bool IsJumpedTo(MethodDefinition method, Instruction to) => method.Body.Instructions.Any(i => i.Operand == to);

    private static int Number(Instruction load) => load.OpCode.Code switch
    {
        >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 => load.OpCode.Code - Code.Ldc_I4_0,
        _ => Convert.ToInt32(load.Operand, System.Globalization.CultureInfo.InvariantCulture),
    };

    private sealed class Draft(int letters, int values)
    {
        private int _letters;
        private int _values;

        public string Template { get; private set; } = "";

        public bool IsWhole => _letters == letters && _values == values;

        public static string Escape(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

        public void Literal(string text)
        {
            _letters += text.Length;
            Template += Escape(text);
        }

        public void Value() => Template += $"{{{_values++}}}";
    }
}
