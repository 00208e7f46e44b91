using PresignTools.PastReports;
using PresignTools.Text;

namespace PresignTools.Tests.PastReports;

public sealed class ReportTermsTests
{
    [Theory]
    [InlineData("Access Denied", "access,denied")]
    [InlineData("PutObjectTagging failed", "putobjecttagging,put,object,tagging,failed")]
    [InlineData("s3ForcePathStyle: true", "forcepathstyle,force,path,style,true")]
    [InlineData("XMLHttpRequest", "xmlhttprequest,xml,http,request")]
    [InlineData("it doesn't work, it does not", "it,doesn't,work,does,not")]
    [InlineData("HTTP 403, 12 times in 2026", "http,403,times,in")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "akiaiosfodnn,example")]
    [InlineData("a9993e364706816aba3e25717850c26c9cd0d89d", "")]
    [InlineData("IQoJb3JpZ2luX2VjEXAMPLE0123456789abc", "")]
    [InlineData("%2Fs3%2Faws4_request", "aws,request")]
    [InlineData("", "")]
    [InlineData("\u00e9t\u00e9 \u4e2d\u6587", "")]
    public void A_text_has_these(string text, string terms) => Assert.Equal(terms, string.Join(',', ReportTerms.Of(text)));

    [Fact]
    public void Each_is_given_once() => Assert.Equal(["denied"], ReportTerms.Of("denied Denied DENIED"));

    [Fact]
    public void The_work_grows_with_the_text_and_no_faster()
    {
        long Count(int n)
        {
            long before = Work.Done;
            _ = ReportTerms.Of(string.Concat(Enumerable.Repeat("PutObject'tis a9B8c7d6 <Error> ", n)));
            return Work.Done - before;
        }

        Assert.InRange(Count(4000) / (double)Count(1000), 3.9, 4.1);
    }
}
