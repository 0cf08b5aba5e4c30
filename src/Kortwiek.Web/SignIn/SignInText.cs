namespace Kortwiek.Web.SignIn;

/// <summary>Names the texts of signing in and of accounts: <c>SignInText.resx</c> and its translations.</summary>
public sealed class SignInText;
