using System.Text;
using PresignTools.Addressing;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Tests.Transfers;

/// <summary>
/// Checksums against published values: the check values of the CRC catalogue (https://reveng.sourceforge.io/crc-catalogue/), the vectors of the NVM
/// Express specification, and those of RFC 1321 and FIPS 180.
/// </summary>
public sealed class ChecksumTests
{
    [Theory]
    [InlineData(TransferChecksum.CRC64NVME, "ae8b14860a799888")]
    [InlineData(TransferChecksum.CRC32, "cbf43926")]
    [InlineData(TransferChecksum.CRC32C, "e3069283")]
    [InlineData(TransferChecksum.MD5, "25f9e794323b453885f5181f1b624d0b")]
    [InlineData(TransferChecksum.SHA1, "f7c3bc1d808e04732adf679965ccc34ca7ae3441")]
    [InlineData(TransferChecksum.SHA256, "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")]
    public void The_check_value_is_that_of_the_catalogue(TransferChecksum kind, string expected) =>
        Assert.Equal(expected, Hex(kind, Encoding.ASCII.GetBytes("123456789")));

    [Theory]
    [InlineData(0, "6482d367eb22b64e")]
    [InlineData(1, "c0ddba7302eca3ac")]
    [InlineData(2, "3e729f5f6750449c")]
    [InlineData(3, "9a2df64b8e9e517e")]
    public void Pages_of_the_NVM_Express_specification(int pattern, string expected)
    {
        byte[] page = new byte[4096];
        for (int i = 0; i < page.Length; i++)
        {
            page[i] = pattern switch { 0 => 0, 1 => 0xff, 2 => (byte)i, _ => (byte)(0xff - i) };
        }

        Assert.Equal(expected, Hex(TransferChecksum.CRC64NVME, page));
    }

    [Fact]
    public void Pieces_of_any_size_give_the_value_of_the_whole()
    {
        var random = new Random(7);
        byte[] data = new byte[5000];
        random.NextBytes(data);
        foreach (TransferChecksum kind in Enum.GetValues<TransferChecksum>().Where(static k => k > TransferChecksum.None))
        {
            using var hash = new ContentHash(kind);
            for (int at = 0; at < data.Length;)
            {
                int size = Math.Min(random.Next(1, 40), data.Length - at);
                hash.Append(data.AsSpan(at, size));
                at += size;
            }

            Assert.Equal(Hex(kind, data), Convert.ToHexStringLower(Convert.FromBase64String(hash.Value())));
        }
    }

    [Fact]
    public void The_fast_way_is_that_of_the_table_at_every_length_and_place()
    {
        byte[] data = new byte[1100];
        new Random(11).NextBytes(data);
        foreach (Crc crc in new[] { Crc.Nvme64, Crc.Ieee32, Crc.Castagnoli32 })
        {
            for (int length = 0; length <= 1024; length++)
            {
                // From any place of memory: processors may read from even ones faster, and must not read others wrongly.
                ReadOnlySpan<byte> piece = data.AsSpan(length % 19, length);
                Assert.Equal(crc.ByTable(crc.Start, piece), crc.Append(crc.Start, piece));
                Assert.Equal(crc.ByTable(0, piece), crc.Append(0, piece));
                Assert.Equal(Crc.Castagnoli32.ByTable(uint.MaxValue, piece), ContentHash.Castagnoli(uint.MaxValue, piece));
            }
        }
    }

    [Fact]
    public void Long_content_in_random_pieces_gives_what_the_table_gives_in_one()
    {
        var random = new Random(13);
        byte[] data = new byte[300_000];
        random.NextBytes(data);
        foreach (Crc crc in new[] { Crc.Nvme64, Crc.Ieee32, Crc.Castagnoli32 })
        {
            ulong expected = crc.ByTable(crc.Start, data);
            for (int round = 0; round < 50; round++)
            {
                ulong value = crc.Start;
                for (int at = 0; at < data.Length;)
                {
                    int size = Math.Min(random.Next(0, 1 << random.Next(1, 17)), data.Length - at);
                    value = crc.Append(value, data.AsSpan(at, size));
                    at += size;
                }

                Assert.Equal(expected, value);
            }
        }
    }

    [Theory]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b\"", S3HostKind.Regional, "MD5 (ETag)")]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b-2\"", S3HostKind.Regional, null)]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b\"", S3HostKind.Express, null)]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b\";x-amz-server-side-encryption=AES256", S3HostKind.Regional, "MD5 (ETag)")]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b\";x-amz-server-side-encryption=aws:kms", S3HostKind.Regional, null)]
    [InlineData("ETag=\"25f9e794323b453885f5181f1b624d0b\";x-amz-server-side-encryption-customer-algorithm=AES256", S3HostKind.Regional, null)]
    [InlineData("ETag=W/\"25f9e794323b453885f5181f1b624d0b\"", S3HostKind.Custom, null)]
    [InlineData("x-amz-checksum-crc32=y/Q5Jg==;ETag=\"25f9e794323b453885f5181f1b624d0b\"", S3HostKind.Regional, "CRC32")]
    [InlineData("x-amz-checksum-crc32=y/Q5Jg==;x-amz-checksum-type=FULL_OBJECT", S3HostKind.Regional, "CRC32")]
    [InlineData("x-amz-checksum-crc32=y/Q5Jg==;x-amz-checksum-type=COMPOSITE", S3HostKind.Regional, null)]
    [InlineData("x-amz-checksum-crc32=y/Q5Jg==-2", S3HostKind.Regional, null)]
    [InlineData("x-amz-checksum-crc64nvme=y/Q5Jg==", S3HostKind.Regional, null)]
    public void Only_a_checksum_of_the_whole_content_is_compared(string headers, S3HostKind kind, string? expected)
    {
        var answer = new AnswerHeaders([.. headers.Split(';').Select(static h => new KeyValuePair<string, string>(h[..h.IndexOf('=')], h[(h.IndexOf('=') + 1)..]))]);
        Assert.Equal(expected, StatedChecksum.Of(answer, TransferChecksum.Auto, kind)?.Name);
        Assert.Null(StatedChecksum.Of(answer, TransferChecksum.None, kind));
    }

    private static string Hex(TransferChecksum kind, byte[] data)
    {
        using var hash = new ContentHash(kind);
        hash.Append(data);
        return Convert.ToHexStringLower(Convert.FromBase64String(hash.Value()));
    }
}
