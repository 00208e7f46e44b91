using System.Text;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>Checksums of the catalogues' check text, and that pieces make no difference.</summary>
public class RunningChecksumTests
{
    // Check values of the CRC catalogue (reveng.sourceforge.io: CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME), and of sha1sum and sha256sum.
    [Theory]
    [InlineData("CRC32", "cbf43926")]
    [InlineData("CRC32C", "e3069283")]
    [InlineData("CRC64NVME", "ae8b14860a799888")]
    [InlineData("SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441")]
    [InlineData("SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")]
    public void Is_the_published_one(string algorithm, string hex)
    {
        using var checksum = new RunningChecksum(algorithm);
        byte[] text = Encoding.ASCII.GetBytes("123456789");
        string expected = Convert.ToBase64String(Convert.FromHexString(hex));
        for (int cut = 0; cut <= text.Length; cut++)
        {
            checksum.Append(text.AsSpan(0, cut));
            checksum.Append(text.AsSpan(cut));
            Assert.Equal(expected, checksum.Finish());
        }
    }
}
