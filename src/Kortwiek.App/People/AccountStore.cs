using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Kortwiek.App.People;

/// <summary>The framework's store of accounts, in the installation's own database.</summary>
/// <param name="store">Open.</param>
public sealed class AccountStore(KortwiekDb store)
    : UserOnlyStore<Account, KortwiekDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(store);
