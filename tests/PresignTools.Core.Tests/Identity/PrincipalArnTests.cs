using CsCheck;
using PresignTools.Identity;

namespace PresignTools.Tests.Identity;

public sealed class PrincipalArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:root", PrincipalKind.Root, null, "/", null, null)]
    [InlineData("arn:aws:iam::111122223333:user/ann", PrincipalKind.User, "ann", "/", null, null)]
    [InlineData("arn:aws:iam::111122223333:user/ops/night/ann", PrincipalKind.User, "ann", "/ops/night/", null, null)]
    [InlineData("arn:aws:iam::111122223333:role/reader", PrincipalKind.Role, "reader", "/", null, "arn:aws:iam::111122223333:role/reader")]
    [InlineData("arn:aws-cn:iam::111122223333:role/teams/reader", PrincipalKind.Role, "reader", "/teams/", null, "arn:aws-cn:iam::111122223333:role/teams/reader")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/reader/ann@example.com", PrincipalKind.AssumedRole, "reader", "/", "ann@example.com", "arn:aws:iam::111122223333:role/reader")]
    [InlineData("arn:aws-us-gov:sts::111122223333:assumed-role/reader/i-0abc", PrincipalKind.AssumedRole, "reader", "/", "i-0abc", "arn:aws-us-gov:iam::111122223333:role/reader")]
    [InlineData("arn:aws:sts::111122223333:federated-user/bob", PrincipalKind.FederatedUser, "bob", "/", null, null)]
    [InlineData("arn:aws:iam::111122223333:group/x", PrincipalKind.Other, null, "/", null, null)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/reader", PrincipalKind.Other, null, "/", null, null)]
    public void An_ARN_is_read_into_its_parts(string arn, PrincipalKind kind, string? name, string path, string? session, string? roleArn)
    {
        PrincipalArn read = PrincipalArn.TryParse(arn)!;

        Assert.Equal((kind, "111122223333", name, path, session, roleArn), (read.Kind, read.AccountId, read.Name, read.Path, read.SessionName, read.RoleArn));
        Assert.Equal(kind == PrincipalKind.AssumedRole, read.RolePathUnknown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("111122223333")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:iam::111122223333")]
    public void What_is_no_principal_is_null(string? text) => Assert.Null(PrincipalArn.TryParse(text));

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ann", true)]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef", true)]
    [InlineData("arn:aws:iam::111122223333:user/AWSReservedSSO_Admin", false)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/reader/AWSReservedSSO_", false)]
    public void Roles_of_Identity_Center_are_known_by_their_name(string arn, bool expected) => Assert.Equal(expected, PrincipalArn.TryParse(arn)!.IsIdentityCenter);

    [Fact]
    public void Any_text_is_read_or_refused_without_a_fault() =>
        Gen.Char["arn:/ws-im0_"].Array[0, 40].Sample(c =>
        {
            string text = new(c);
            _ = PrincipalArn.TryParse(text)?.RoleArn;
            _ = PrincipalArn.TryParse("arn:aws:iam::" + text)?.IsIdentityCenter;
        });
}
