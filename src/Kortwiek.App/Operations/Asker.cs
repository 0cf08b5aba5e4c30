namespace Kortwiek.App;

/// <summary>Who asks for a verb or a page. It decides as which member of an operation the program acts, and what it may do at all.</summary>
public abstract record Asker
{
    private Asker()
    {
    }

    /// <summary>The member of the operation that the asker is, or null.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">Its members, by handle.</param>
    public abstract MemberRow? MemberOf(OperationRow operation, IReadOnlyList<MemberRow> members);

    /// <summary>The user of this machine, who holds the installation's folder: the command line.</summary>
    /// <param name="Handle">What <c>--as</c> said; null for the member who is bound to the system user.</param>
    public sealed record SystemUser(string? Handle) : Asker
    {
        /// <inheritdoc/>
        public override MemberRow? MemberOf(OperationRow operation, IReadOnlyList<MemberRow> members) =>
            members.FirstOrDefault(m => Handle is null ? m.SystemUser == Environment.UserName : m.Handle == Handle);
    }

    /// <summary>A person who has signed in.</summary>
    /// <param name="PersonId">The human being.</param>
    /// <param name="WayIn">By what.</param>
    /// <param name="IsAdministrator">Whether accounts are this person's to make.</param>
    /// <param name="Handle">Which of the person's members acts, where there are several; null for the first.</param>
    public sealed record SignedIn(Guid PersonId, WayIn WayIn, bool IsAdministrator = false, string? Handle = null) : Asker
    {
        /// <inheritdoc/>
        public override MemberRow? MemberOf(OperationRow operation, IReadOnlyList<MemberRow> members) =>
            members.FirstOrDefault(m => m.PersonId == PersonId && (Handle is null || m.Handle == Handle));
    }

    /// <summary>A program that holds a person's token: that person, in the token's operation alone, and no more than both may do.</summary>
    /// <param name="Owner">Whose token it is.</param>
    /// <param name="Row">The token.</param>
    public sealed record Token(SignedIn Owner, ApiTokenRow Row) : Asker
    {
        /// <inheritdoc/>
        public override MemberRow? MemberOf(OperationRow operation, IReadOnlyList<MemberRow> members) =>
            operation.Id == Row.OperationId ? Owner.MemberOf(operation, members) : null;
    }

    /// <summary>Somebody on this machine who looks at a demo: sees what its coordinator sees and changes nothing.</summary>
    public sealed record Viewer : Asker
    {
        /// <inheritdoc/>
        public override MemberRow? MemberOf(OperationRow operation, IReadOnlyList<MemberRow> members) =>
            operation.Demo ? members.FirstOrDefault(m => m.Handle == OperationOpening.FirstHandle) : null;
    }
}

/// <summary>By what a person signed in.</summary>
public enum WayIn
{
    /// <summary>A password and a code of an authenticator.</summary>
    Password,

    /// <summary>A passkey.</summary>
    Passkey,

    /// <summary>The certificate of a smart card.</summary>
    Certificate,

    /// <summary>The directory of the person's authority, by OpenID Connect.</summary>
    Directory,
}
