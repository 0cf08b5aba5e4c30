namespace Kortwiek.Web;

/// <summary>What the pages write to the program's log: verbs and ids, never values.</summary>
internal static partial class Log
{
    [LoggerMessage(9002, LogLevel.Information, "The store is SQLite: need-to-know is held by the query filter alone. Several authorities on one installation need PostgreSQL.")]
    public static partial void OneLineOfNeedToKnow(ILogger logger);

    [LoggerMessage(9001, LogLevel.Error, "Run {RunId} of {VerbPath} failed")]
    public static partial void RunFailed(ILogger logger, string verbPath, string runId, Exception exception);

    [LoggerMessage(9002, LogLevel.Warning, "The board of an operation cannot be read")]
    public static partial void BoardUnread(ILogger logger, Exception exception);
}
