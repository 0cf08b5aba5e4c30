namespace Kortwiek.Core;

/// <summary>What a verb or a check answers: done, no, bad input or refused. Faults of ours are exceptions instead.</summary>
/// <typeparam name="T">The answer itself; a plain value that can be written as JSON.</typeparam>
/// <remarks>docs/adr/0002-outcome.md. The exit codes are those of the command line.</remarks>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>0 done or yes, 1 the check's answer is no or a rule refuses, 2 bad input.</summary>
    public abstract int ExitCode { get; }

    /// <summary>The work is done and this is the answer.</summary>
    public static implicit operator Outcome<T>(T value) => new Done(value);

    /// <summary>The input cannot be used; nothing was changed.</summary>
    public static implicit operator Outcome<T>(BadInput fault) => new Bad(fault);

    /// <summary>A state, a right or a rule says no; nothing was changed.</summary>
    public static implicit operator Outcome<T>(Refusals refusals) => new Refused(refusals);

    /// <summary>The value of <see cref="Done"/> or <see cref="No"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public T Value => this switch
    {
        Done done => done.Answer,
        No no => no.Answer,
        Bad bad => throw new InvalidOperationException(bad.Fault.ToString()),
        Refused refused => throw new InvalidOperationException(refused.All.ToString()),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What <see cref="object.ToString"/> shows beside the case's own fields: the exit code, and never <see cref="Value"/>, which only an answer has.</summary>
    /// <param name="text">Appended to.</param>
    /// <returns>True.</returns>
    protected virtual bool PrintMembers(System.Text.StringBuilder text)
    {
        _ = text.Append("ExitCode = ").Append(ExitCode);
        return true;
    }

    /// <summary>Passes a bad input or a refusal on under another answer type.</summary>
    /// <exception cref="InvalidOperationException">The outcome holds an answer.</exception>
    public Outcome<TOther> As<TOther>() => this switch
    {
        Bad bad => bad.Fault,
        Refused refused => refused.All,
        _ => throw new InvalidOperationException("Only a bad input or a refusal can be passed on."),
    };

    /// <summary>The answer; exit code 0.</summary>
    public sealed record Done(T Answer) : Outcome<T>
    {
        /// <inheritdoc/>
        public override int ExitCode => 0;
    }

    /// <summary>The check's answer is no, with all that was found; exit code 1.</summary>
    public sealed record No(T Answer, Sentence Reason) : Outcome<T>
    {
        /// <inheritdoc/>
        public override int ExitCode => 1;
    }

    /// <summary>The input cannot be used; exit code 2.</summary>
    public sealed record Bad(BadInput Fault) : Outcome<T>
    {
        /// <inheritdoc/>
        public override int ExitCode => 2;
    }

    /// <summary>A state, a right or a rule says no; exit code 1, with all refusals at once.</summary>
    public sealed record Refused(Refusals All) : Outcome<T>
    {
        /// <inheritdoc/>
        public override int ExitCode => 1;
    }
}
