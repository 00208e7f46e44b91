using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using PresignTools.Text;

namespace PresignTools.Transfer.Http;

/// <summary>
/// Takes the certificates that the system takes, and no other. Only says, where one is refused, what is wrong with it: the client's own
/// message names the library's flag for it.
/// </summary>
internal static class CertificateCheck
{
    private const int MostNames = 3;

    internal static SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = Run };

    private static bool Run(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        bool isGood = errors == SslPolicyErrors.None;
        if (!isGood)
        {
            throw certificate is X509Certificate2 shown
                ? Fault(shown, chain, errors)
                : new CertificateException("the server showed no certificate", "Check scheme and port.");
        }

        return isGood;
    }

    private static CertificateException Fault(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        X509ChainStatusFlags flags = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in chain?.ChainStatus ?? [])
        {
            flags |= status.Status;
        }

        DateTime now = DateTime.Now;
        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0 && certificate.NotAfter < now)
        {
            return new(
                $"its certificate expired on {Day(certificate.NotAfter)}",
                $"The owner of the server must renew the certificate. The clock of this machine says {Day(now)}: check it, too.");
        }

        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0 && certificate.NotBefore > now)
        {
            return new(
                $"its certificate is not valid before {Day(certificate.NotBefore)}, and the clock of this machine says {Day(now)}",
                "Check the clock of this machine.");
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return new(
                $"its certificate is for {Names(certificate)}, and not for this host",
                "Sign for a host that the certificate names. A bucket name with dots in the host needs the path-style host. Otherwise a "
                    + "proxy on the way may have answered.");
        }

        return (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0
            ? Untrusted(certificate)
            : new($"its certificate is refused by this machine ({flags})", "The owner of the server must replace the certificate.");
    }

    private static CertificateException Untrusted(X509Certificate2 certificate)
    {
        bool isOwn = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        string issuer = Printable.Of(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true), 60);
        return new(
            isOwn
                ? "its certificate is self-signed, and this machine does not trust it"
                : $"its certificate was issued by {issuer}, which this machine does not trust",
            "If the server, or a proxy on the way, is your own: add its certificate authority to those that this machine trusts. "
                + "Else do not send the URL there: who gets it can use it.");
    }

    private static string Names(X509Certificate2 certificate)
    {
        string[] names = [.. certificate.Extensions
            .OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(static e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(static a => a.ToString())))
            .Select(static n => Printable.Of(n, 80))];
        return names.Length switch
        {
            0 => Printable.Of(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), 80),
            <= MostNames => string.Join(", ", names),
            _ => string.Join(", ", names.Take(MostNames)) + ", …",
        };
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
