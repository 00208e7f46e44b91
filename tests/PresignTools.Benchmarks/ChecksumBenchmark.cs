using BenchmarkDotNet.Attributes;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Benchmarks;

/// <summary>Checksums of half a mebibyte, the piece that transfers move: folded, and by the table.</summary>
public class ChecksumBenchmark
{
    private readonly byte[] _data = new byte[512 * 1024];

    [GlobalSetup]
    public void Fill() => new Random(1).NextBytes(_data);

    [Benchmark]
    public ulong Crc64Nvme() => Crc.Nvme64.Append(Crc.Nvme64.Start, _data);

    [Benchmark]
    public ulong Crc64NvmeByTable() => Crc.Nvme64.ByTable(Crc.Nvme64.Start, _data);

    [Benchmark]
    public ulong Crc32() => Crc.Ieee32.Append(Crc.Ieee32.Start, _data);

    [Benchmark]
    public long Crc32C() => Of(TransferChecksum.CRC32C);

    [Benchmark]
    public long Md5() => Of(TransferChecksum.MD5);

    [Benchmark]
    public long Sha256() => Of(TransferChecksum.SHA256);

    private long Of(TransferChecksum kind)
    {
        using var hash = new ContentHash(kind);
        hash.Append(_data);
        return hash.Length;
    }
}
