namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SendingTable
{
    /// <summary>A client of which only the name of its variable is known.</summary>
    internal const string Unknown = "HTTP client";

    // Go, net/http (NewRequest, Post). Ruby, Net::HTTP, HTTParty, Faraday, RestClient. PHP, curl_init with curl_setopt, Guzzle (request,
    // put), Laravel Http. Swift, URLRequest, Alamofire (upload). Rust, reqwest. Dart, package http, Dio.
    private static IEnumerable<SendingRow> Others =>
    [
        new("NewRequest", "Go net/http", ClientHabit.Plain) { On = "http", Positions = ["method", "url", "body"] },
        new("NewRequestWithContext", "Go net/http", ClientHabit.Plain) { On = "http", Positions = ["-", "method", "url", "body"] },
        new("Post", "Go net/http", ClientHabit.Plain) { On = ".http", Method = "POST", Positions = ["url", "type", "body"] },
        new("new", "Net::HTTP", ClientHabit.FormByDefault) { On = "HTTP.Put", Method = "PUT", Positions = ["url", "headers"] },
        new("new", "Net::HTTP", ClientHabit.FormByDefault) { On = "HTTP.Post", Method = "POST", Positions = ["url", "headers"] },
        new("new", "Net::HTTP", ClientHabit.FormByDefault) { On = "HTTP.Get", Method = "GET", Positions = ["url", "headers"] },
        new("new", "Net::HTTP", ClientHabit.FormByDefault) { On = "HTTP.Head", Method = "HEAD", Positions = ["url", "headers"] },
        .. Verbs("HTTParty", "HTTParty", ClientHabit.FormByDefault, false),
        .. Verbs("Faraday", "Faraday", ClientHabit.FormByDefault, true),
        .. Verbs("RestClient", "RestClient", ClientHabit.FormByDefault, true),
        new("curl_init", "PHP curl", ClientHabit.FormByDefault) { Default = "GET", Positions = ["url"] },
        new("request", "Guzzle", ClientHabit.Plain) { On = "$client", Positions = ["method", "url", "options"] },
        new("request", "Guzzle", ClientHabit.Plain) { On = "$http", Positions = ["method", "url", "options"] },
        .. Verbs("$client", "Guzzle", ClientHabit.Plain, false),
        .. Verbs("$guzzle", "Guzzle", ClientHabit.Plain, false),
        new("URLRequest", "URLSession", ClientHabit.Plain) { Default = "GET", Positions = ["url"] },
        new("upload", "Alamofire", ClientHabit.Plain) { On = "AF", Default = "POST", Positions = ["body", "url"] },
        new("request", "Alamofire", ClientHabit.Plain) { On = "AF", Default = "GET", Positions = ["url"] },
        .. Verbs("reqwest.Client.new", "reqwest", ClientHabit.Plain, false),
        .. Verbs("dio", "Dio", ClientHabit.Dio, false),
        new("request", "Dio", ClientHabit.Dio) { On = "dio", Default = "GET" },
        .. Verbs("client", Unknown, ClientHabit.Plain, false),
        .. Verbs("session", Unknown, ClientHabit.Plain, false),
    ];
}
