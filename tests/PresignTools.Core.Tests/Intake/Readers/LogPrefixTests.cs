using PresignTools.Intake;

namespace PresignTools.Tests.Intake.Readers;

public class LogPrefixTests
{
    [Theory]
    [InlineData("mc: <DEBUG> GET / HTTP/1.1", "GET / HTTP/1.1")]
    [InlineData("[TRACE] HTTP/1.1 403 Forbidden", "HTTP/1.1 403 Forbidden")]
    [InlineData("12:00:01 DEBUG: PUT /b/k HTTP/1.1", "PUT /b/k HTTP/1.1")]
    [InlineData("GET /DEBUG HTTP/1.1", "GET /DEBUG HTTP/1.1")]
    public void What_a_logger_writes_before_a_line_is_left_out(string line, string rest) => Assert.Equal(rest, line[LogPrefix.End(line)..]);
}
