namespace Kortwiek.Act;

/// <summary>Where a rehearsal is played: it knows the states and says of each command whether it is accepted. Instants are seconds from T.</summary>
internal interface IStage
{
    /// <summary>Where a measure stands.</summary>
    MeasureState StateOf(int measure);

    /// <summary>Gives a command by the one who has the right to it; false where it is refused.</summary>
    bool Do(int measure, CommandKind command, long at);

    /// <summary>An authority answers a poll.</summary>
    void Answer(int authority, long poll, bool go, long at);

    /// <summary>The coordinator signs; true where the release lacks nothing but the second signature.</summary>
    bool SignFirst(int group, long at);

    /// <summary>The magistrate signs; the measures that go are added to <paramref name="released"/>. False where it is refused.</summary>
    bool SignSecond(int group, long at, List<int> released);
}
