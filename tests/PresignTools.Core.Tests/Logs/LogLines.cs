namespace PresignTools.Tests.Logs;

/// <summary>Lines and events from AWS's documents: S3 User Guide, "Server access log format" and "CloudTrail log file entries".</summary>
internal static class LogLines
{
    internal const string Owner = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

    internal const string Versioning =
        Owner + " amzn-s3-demo-bucket1 [06/Feb/2019:00:00:38 +0000] 192.0.2.3 " + Owner
        + " 3E57427F3EXAMPLE REST.GET.VERSIONING - \"GET /amzn-s3-demo-bucket1?versioning HTTP/1.1\" 200 - 113 - 7 - \"-\" \"S3Console/0.4\" - "
        + "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader "
        + "amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com TLSV1.2 arn:aws:s3:us-west-1:123456789012:accesspoint/example-AP Yes us-east-1";

    internal const string NoPolicy =
        Owner + " amzn-s3-demo-bucket1 [06/Feb/2019:00:00:38 +0000] 192.0.2.3 " + Owner
        + " A1206F460EXAMPLE REST.GET.BUCKETPOLICY - \"GET /amzn-s3-demo-bucket1?policy HTTP/1.1\" 404 NoSuchBucketPolicy 297 - 38 - \"-\" "
        + "\"S3Console/0.4\" - BNaBsXZQQDbssi6xMBdBU2sLt+Yf5kZDmeBUP35sFoKa3sLLeMC78iwEIWxs99CRUrbS4n11234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 "
        + "AuthHeader amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com TLSV1.2 - Yes";

    internal const string Put =
        Owner + " awsexamplebucket1 [06/Feb/2019:00:01:57 +0000] 192.0.2.3 " + Owner
        + " DD6CC733AEXAMPLE REST.PUT.OBJECT s3-dg.pdf \"PUT /awsexamplebucket1/s3-dg.pdf HTTP/1.1\" 200 - - 4406583 41754 28 \"-\" "
        + "\"S3Console/0.4\" - 10S62Zv81kBW7BB6SX4XJ48o6kpcl6LPwEoizZQQxJd5qDSCTLX0TgS37kYUBKQW3+bPdrg1234= SigV4 ECDHE-RSA-AES128-SHA "
        + "AuthHeader awsexamplebucket1.s3.us-west-1.amazonaws.com TLSV1.1";

    /// <summary>A line of 2013, which ends with the version id.</summary>
    internal const string Old =
        Owner + " media.example.org [24/Mar/2013:10:22:56 +0000] 192.0.2.24 " + Owner
        + " A5A6B08FB9342F4D REST.GET.OBJECT 10010160/2013-03-24-0930.mp3 \"GET /10010160/2013-03-24-0930.mp3?Signature=75eBWlMvIpO357%2FqKLdn0"
        + "sZRP08%3D&Expires=1364127776&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE HTTP/1.1\" 200 - 18547033 18547033 17344 58 "
        + "\"http://example.org/mp3/recorder.php?id=452\" \"Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0)\" -";

    /// <summary>The document's example of three events.</summary>
    internal const string Events = """
        {
            "Records": [
            {
                "eventVersion": "1.03",
                "userIdentity": {
                    "type": "IAMUser",
                    "principalId": "111122223333",
                    "arn": "arn:aws:iam::111122223333:user/myUserName",
                    "accountId": "111122223333",
                    "accessKeyId": "AKIAIOSFODNN7EXAMPLE",
                    "userName": "myUserName"
                },
                "eventTime": "2019-02-01T03:18:19Z",
                "eventSource": "s3.amazonaws.com",
                "eventName": "ListBuckets",
                "awsRegion": "us-west-2",
                "sourceIPAddress": "127.0.0.1",
                "userAgent": "[]",
                "requestParameters": {
                    "host": [
                        "s3.us-west-2.amazonaws.com"
                    ]
                },
                "responseElements": null,
                "additionalEventData": {
                    "SignatureVersion": "SigV2",
                    "AuthenticationMethod": "QueryString",
                    "aclRequired": "Yes"
            },
                "requestID": "47B8E8D397DCE7A6",
                "eventID": "cdc4b7ed-e171-4cef-975a-ad829d4123e8",
                "eventType": "AwsApiCall",
                "recipientAccountId": "444455556666",
                "tlsDetails": {
                    "tlsVersion": "TLSv1.2",
                    "cipherSuite": "ECDHE-RSA-AES128-GCM-SHA256",
                    "clientProvidedHostHeader": "s3.amazonaws.com"
            }
            },
            {
               "eventVersion": "1.03",
               "userIdentity": {
                    "type": "IAMUser",
                    "principalId": "111122223333",
                    "arn": "arn:aws:iam::111122223333:user/myUserName",
                    "accountId": "111122223333",
                    "accessKeyId": "AKIAIOSFODNN7EXAMPLE",
                    "userName": "myUserName"
                },
              "eventTime": "2019-02-01T03:22:33Z",
              "eventSource": "s3.amazonaws.com",
              "eventName": "PutBucketAcl",
              "awsRegion": "us-west-2",
              "sourceIPAddress": "",
              "userAgent": "[]",
              "requestParameters": {
                  "bucketName": "",
                  "AccessControlPolicy": {
                      "AccessControlList": {
                          "Grant": {
                              "Grantee": {
                                  "xsi:type": "CanonicalUser",
                                  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                                  "ID": "d25639fbe9c19cd30a4c0f43fbf00e2d3f96400a9aa8dabfbbebe1906Example"
                               },
                              "Permission": "FULL_CONTROL"
                           }
                      },
                      "xmlns": "http://s3.amazonaws.com/doc/2006-03-01/",
                      "Owner": {
                          "ID": "d25639fbe9c19cd30a4c0f43fbf00e2d3f96400a9aa8dabfbbebe1906Example"
                      }
                  },
                  "host": [
                      "s3.us-west-2.amazonaws.com"
                  ],
                  "acl": [
                      ""
                  ]
              },
              "responseElements": null,
              "additionalEventData": {
                  "SignatureVersion": "SigV4",
                  "CipherSuite": "ECDHE-RSA-AES128-SHA",
                  "AuthenticationMethod": "AuthHeader"
              },
              "requestID": "BD8798EACDD16751",
              "eventID": "607b9532-1423-41c7-b048-ec2641693c47",
              "eventType": "AwsApiCall",
              "recipientAccountId": "111122223333"
            },
            {
              "eventVersion": "1.03",
              "userIdentity": {
                  "type": "IAMUser",
                  "principalId": "111122223333",
                  "arn": "arn:aws:iam::111122223333:user/myUserName",
                  "accountId": "111122223333",
                  "accessKeyId": "AKIAIOSFODNN7EXAMPLE",
                  "userName": "myUserName"
                },
              "eventTime": "2019-02-01T03:26:37Z",
              "eventSource": "s3.amazonaws.com",
              "eventName": "GetBucketVersioning",
              "awsRegion": "us-west-2",
              "sourceIPAddress": "",
              "userAgent": "[]",
              "requestParameters": {
                  "host": [
                      "s3.us-west-2.amazonaws.com"
                  ],
                  "bucketName": "DOC-EXAMPLE-BUCKET1",
                  "versioning": [
                      ""
                  ]
              },
              "responseElements": null,
              "additionalEventData": {
                  "SignatureVersion": "SigV4",
                  "CipherSuite": "ECDHE-RSA-AES128-SHA",
                  "AuthenticationMethod": "AuthHeader"
            },
              "requestID": "07D681279BD94AED",
              "eventID": "f2b287f3-0df1-4961-a2f4-c4bdfed47657",
              "eventType": "AwsApiCall",
              "recipientAccountId": "111122223333"
            }
          ]
        }
        """;

    /// <summary>An event of a presigned URL, in the form in which CloudTrail records one: without key id, token and signature in its parameters.</summary>
    internal const string Presigned = """
        {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","principalId":"AROAIDPPEZS35WEXAMPLE:web","arn":"arn:aws:sts::111122223333:assumed-role/app/web","accountId":"111122223333","accessKeyId":"ASIAIOSFODNN7EXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAIDPPEZS35WEXAMPLE","arn":"arn:aws:iam::111122223333:role/app","accountId":"111122223333","userName":"app"},"attributes":{"creationDate":"2026-03-01T11:00:00Z","mfaAuthenticated":"false"}}},
        "eventTime":"2026-03-01T12:05:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.44","userAgent":"[Mozilla/5.0 (Windows NT 10.0)]","errorCode":"AccessDenied",
        "errorMessage":"User: arn:aws:sts::111122223333:assumed-role/app/web is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket1/2026/q3 final.pdf\" with an explicit deny in a resource-based policy",
        "requestParameters":{"X-Amz-Date":"20260301T120000Z","bucketName":"amzn-s3-demo-bucket1","X-Amz-Algorithm":"AWS4-HMAC-SHA256","response-content-disposition":"attachment","X-Amz-SignedHeaders":"host","Host":"amzn-s3-demo-bucket1.s3.eu-west-1.amazonaws.com","X-Amz-Expires":"900","key":"2026/q3 final.pdf"},
        "responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,"AuthenticationMethod":"QueryString","x-amz-id-2":"dAnE6JIfuNr6yLao76efWsAYmwXXneym3GwFilsdYXC52fgMpEhIgVHrLfACpyEHCuaaCuWSQ+A=","bytesTransferredOut":486},
        "requestID":"FNQMP9GW6T92Y09S","eventID":"4851a383-e007-40d2-b5a3-087d2a7177dc","readOnly":true,"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::amzn-s3-demo-bucket1/2026/q3 final.pdf"},{"accountId":"111122223333","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::amzn-s3-demo-bucket1"}],
        "eventType":"AwsApiCall","managementEvent":false,"recipientAccountId":"111122223333","vpcEndpointId":"vpce-0123456789abcdef0","eventCategory":"Data","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"amzn-s3-demo-bucket1.s3.eu-west-1.amazonaws.com"}}
        """;

    /// <summary>A line with its parts in place.</summary>
    internal static string Line(
        string target = "/reports/2026/q3.pdf?X-Amz-Expires=900&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024",
        string agent = "curl/8.5.0", string referer = "-", string key = "2026/q3.pdf", string status = "403", string code = "AccessDenied",
        string operation = "REST.GET.OBJECT", string method = "GET", string tail = "") =>
        $"{Owner} reports [01/Mar/2026:12:05:00 +0000] 192.0.2.3 arn:aws:iam::111122223333:user/ops 3E57427F3EXAMPLE {operation} {key} "
        + $"\"{method} {target} HTTP/1.1\" {status} {code} 297 - 38 - \"{referer}\" \"{agent}\" - "
        + "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 TLS_AES_128_GCM_SHA256 QueryString "
        + "s3.eu-west-1.amazonaws.com TLSv1.3 - -" + tail;
}
