namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SendingTable
{
    // .NET, HttpClient (PutAsync, PostAsync, GetAsync), HttpRequestMessage, HttpWebRequest (WebRequest.Create), WebClient.UploadData.
    // RestSharp, RestRequest.
    private static IEnumerable<SendingRow> DotNet =>
    [
        new("DeleteAsync", "HttpClient", ClientHabit.NetContent) { On = "client", Method = "DELETE" },
        new("GetAsync", "HttpClient", ClientHabit.NetContent) { On = "client", Method = "GET" },
        new("HttpRequestMessage", "HttpClient", ClientHabit.NetContent) { Positions = ["method", "url"] },
        new("PostAsJsonAsync", "HttpClient", ClientHabit.NetContent) { Method = "POST", Positions = ["url", "json"] },
        new("PostAsync", "HttpClient", ClientHabit.NetContent) { Method = "POST", Positions = ["url", "body"] },
        new("PutAsJsonAsync", "HttpClient", ClientHabit.NetContent) { Method = "PUT", Positions = ["url", "json"] },
        new("PutAsync", "HttpClient", ClientHabit.NetContent) { Method = "PUT", Positions = ["url", "body"] },
        new("Create", "HttpWebRequest", ClientHabit.Plain) { On = "WebRequest", Default = "GET", Positions = ["url"] },
        new("RestRequest", "RestSharp", ClientHabit.Plain) { Default = "GET", Positions = ["url", "method"] },
        new("UploadData", "WebClient", ClientHabit.FormByDefault) { Default = "POST", Positions = ["url", "method", "body"] },
        new("UploadFile", "WebClient", ClientHabit.Plain) { Default = "POST", Positions = ["url", "method", "form"] },
    ];
}
