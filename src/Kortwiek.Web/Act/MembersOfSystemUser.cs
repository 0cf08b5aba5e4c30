using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Act;

/// <summary>The members whom the system user acts as without saying so.</summary>
internal static class MembersOfSystemUser
{
    public static Task<List<string>> HandlesAsync(KortwiekDb db, CancellationToken cancellation) =>
        db.Set<MemberRow>().AsNoTracking().Where(m => m.SystemUser == Environment.UserName).OrderBy(m => m.Handle).Select(m => m.Handle).ToListAsync(cancellation);
}
