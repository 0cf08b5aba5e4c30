using System.Text.Json.Serialization;

namespace Kortwiek.App;

/// <summary>How the answers of pure verbs are written, made when the program is built: such a verb answers before reflection over a record is ready.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Watch.RefangVerb.Response), TypeInfoPropertyName = "Refang")]
[JsonSerializable(typeof(Kortwiek.Evidence.Bags.BagReport))]
[JsonSerializable(typeof(Evidence.ProofVerdict))]
[JsonSerializable(typeof(Evidence.Verification))]
[JsonSerializable(typeof(Order.CheckVerb.Response), TypeInfoPropertyName = "OrderCheck")]
[JsonSerializable(typeof(Shell.VersionVerb.Response), TypeInfoPropertyName = "Version")]
[JsonSerializable(typeof(Shell.VerbsVerb.Response), TypeInfoPropertyName = "Verbs")]
internal sealed partial class PureAnswers : JsonSerializerContext;
