using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>A certificate that this machine does not take ends the transfer, and the error says what is wrong with it.</summary>
public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Today = DateTimeOffset.UtcNow;

    private readonly Runs _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("self-signed", "its certificate is self-signed", "certificate authority")]
    [InlineData("expired", "its certificate expired on", "renew")]
    [InlineData("early", "its certificate is not valid before", "clock of this machine")]
    [InlineData("name", "its certificate is for other.example, and not for this host", "path-style")]
    [InlineData("unknown authority", "its certificate was issued by Nobody's CA, which this machine does not trust", "certificate authority")]
    public async Task What_is_wrong_is_said(string kind, string expected, string remedy)
    {
        using X509Certificate2 certificate = Make(kind);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, certificate);
        string address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.SendAsync(address, "HEAD"));

        Assert.Equal("TransferNotReached", e.ErrorId);
        Assert.StartsWith("No TLS connection to 127.0.0.1: ", e.Message, StringComparison.Ordinal);
        Assert.True(e.Message.Contains(expected, StringComparison.Ordinal), e.Message + e.InnerException);
        Assert.Contains(remedy, e.Advice, StringComparison.Ordinal);
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(((TransferRefusal)e.About!).Input, Runs.Now, default);
        Assert.Equal("dns-or-tls", diagnosis.RootCause);
        Assert.Equal(1, _run.Progress.Attempts);
        listener.Stop();
        await serving;
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        try
        {
            while (true)
            {
                using Socket socket = await listener.AcceptSocketAsync();
                using var stream = new SslStream(new NetworkStream(socket));
                await stream.AuthenticateAsServerAsync(certificate);
                await stream.ReadExactlyAsync(new byte[1]);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
        {
            // the client has gone: that is the test
        }
    }

    private static X509Certificate2 Make(string kind)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(kind == "name" ? "CN=other.example" : "CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (kind == "name")
        {
            names.AddDnsName("other.example");
        }
        else
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        (DateTimeOffset from, DateTimeOffset to) = kind switch
        {
            "expired" => (Today.AddDays(-90), Today.AddDays(-1)),
            "early" => (Today.AddDays(1), Today.AddDays(90)),
            _ => (Today.AddDays(-1), Today.AddDays(90)),
        };
        using X509Certificate2 made = kind == "unknown authority" ? Issued(request, key, from, to) : request.CreateSelfSigned(from, to);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Issued(CertificateRequest request, ECDsa key, DateTimeOffset from, DateTimeOffset to)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Nobody's CA", own, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 root = authority.CreateSelfSigned(from.AddDays(-1), to.AddDays(1));
        using X509Certificate2 issued = request.Create(root, from, to, [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }
}
