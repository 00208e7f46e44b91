using PresignTools.Transfers.Files;

namespace PresignTools.Tests.Transfers;

/// <summary>A name from outside is that of a file in the chosen folder, whatever it says.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("a b [1] (2).txt", "a b [1] (2).txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("C:evil.exe", "C_evil.exe")]
    [InlineData("file.txt:stream", "file.txt_stream")]
    [InlineData(".bashrc", "_bashrc")]
    [InlineData("con", "_con")]
    [InlineData("NUL.tar.gz", "_NUL.tar.gz")]
    [InlineData("COM1 .txt", "_COM1 .txt")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("name. . .", "name")]
    [InlineData("a\u0000b\u001b[31m.txt", "ab[31m.txt")]
    [InlineData("harmless\u202egpj.exe", "harmlessgpj.exe")]
    [InlineData("\ud83d\udcc4.txt", "\ud83d\udcc4.txt")]
    [InlineData("..", "download")]
    [InlineData("folder/", "download")]
    [InlineData("   ", "download")]
    public void Names_are_made_safe(string name, string expected) => Assert.Equal(expected, SafeFileName.Of(name));

    [Fact]
    public void Half_of_a_character_is_none() => Assert.Equal("ab", SafeFileName.Of("a\ud800b"));

    [Fact]
    public void The_first_name_that_leaves_something_is_taken() => Assert.Equal("b", SafeFileName.Of(null, "..", "b", "c"));

    [Fact]
    public void A_long_name_keeps_its_extension_and_fits_every_file_system()
    {
        string name = SafeFileName.Of(new string('\u00e9', 5000) + ".parquet");
        Assert.EndsWith(".parquet", name, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 200, 223);
        Assert.InRange(SafeFileName.Of(new string('a', 100_000)).Length, 200, 223);
    }

    [Theory]
    [InlineData("attachment; filename=\"a.txt\"", "a.txt")]
    [InlineData("attachment; filename=a.txt", "a.txt")]
    [InlineData("attachment;FileName = \"a \\\"b\\\".txt\" ; x=y", "a \"b\".txt")]
    [InlineData("attachment; filename=\"fallback.txt\"; filename*=UTF-8''%e2%82%ac.txt", "\u20ac.txt")]
    [InlineData("attachment; filename*=iso-8859-1'en'%A3.txt", "\u00a3.txt")]
    [InlineData("attachment; filename*=UTF-8''%ff; filename=b", "b")]
    [InlineData("attachment; filename*=nonsense; filename=b", "b")]
    [InlineData("attachment; filename=\"\u00c3\u00a4.txt\"", "\u00e4.txt")]
    [InlineData("attachment; filename=\"C:\\dir\\a.txt\"", "C:\\dir\\a.txt")]
    [InlineData("attachment; filename=\"never closed", "never closed")]
    [InlineData("attachment; filename*=UTF-8''a%2", "a%2")]
    [InlineData("inline", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_name_of_a_disposition(string? header, string? expected) => Assert.Equal(expected, DispositionName.Of(header));
}
