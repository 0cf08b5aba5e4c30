using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>The tables of those who sign in, in the shape that the framework's stores ask for.</summary>
internal static class PeopleModel
{
    private const int NameLength = 256;
    private const int TokenLength = 4000;

    /// <summary>The tables' names, for the rights of the program's role.</summary>
    public static readonly IReadOnlyList<string> Tables = ["Account", "AccountClaim", "AccountLogin", "AccountToken", "AccountPasskey"];

    public static void Add(ModelBuilder model)
    {
        var account = model.Entity<Account>();
        account.ToTable("Account");
        account.HasIndex(p => p.NormalizedUserName).IsUnique();
        account.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        foreach (var name in (string[])[nameof(Account.UserName), nameof(Account.NormalizedUserName), nameof(Account.Email), nameof(Account.NormalizedEmail)])
        {
            account.Property(name).HasMaxLength(NameLength);
        }

        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("AccountClaim").HasKey(c => c.Id);
            claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("AccountLogin").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("AccountToken").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.Value).HasMaxLength(TokenLength);
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskey").HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
            passkey.OwnsOne(p => p.Data).ToJson();
        });
    }
}
