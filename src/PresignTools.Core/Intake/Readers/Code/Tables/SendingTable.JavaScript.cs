namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SendingTable
{
    // Fetch Standard, XMLHttpRequest Standard; axios, got, ky, superagent, request, needle, undici, jQuery.ajax, Angular HttpClient: the
    // README or API page of each. Expo FileSystem.uploadAsync, react-native-blob-util fetch(method, url, headers, body).
    private static IEnumerable<SendingRow> JavaScript =>
    [
        new("fetch", "fetch", ClientHabit.Browser) { On = ".", Default = "GET" },
        new("fetch", "fetch", ClientHabit.Browser) { On = "undici", Default = "GET" },
        new("fetch", "react-native-blob-util", ClientHabit.Plain) { On = "Blob", Positions = ["method", "url", "headers", "body"] },
        new("fetch", "react-native-blob-util", ClientHabit.Plain) { On = "BlobUtil", Positions = ["method", "url", "headers", "body"] },
        new("$fetch", "fetch", ClientHabit.Browser) { On = ".", Default = "GET" },
        new("open", "XMLHttpRequest", ClientHabit.Browser) { On = "xhr", Positions = ["method", "url"] },
        new("open", "XMLHttpRequest", ClientHabit.Browser) { On = "request", Positions = ["method", "url"] },
        new("open", "XMLHttpRequest", ClientHabit.Browser) { On = "xmlhttp", Positions = ["method", "url"] },
        new("open", "XMLHttpRequest", ClientHabit.Browser) { On = "req", Positions = ["method", "url"] },
        new("axios", "axios", ClientHabit.Axios) { On = ".", Default = "GET", Positions = ["url", "options"] },
        new("request", "axios", ClientHabit.Axios) { On = "axios", Default = "GET", Positions = ["options"] },
        .. Verbs("axios", "axios", ClientHabit.Axios, true),
        new("got", "got", ClientHabit.Plain) { On = ".", Default = "GET" },
        .. Verbs("got", "got", ClientHabit.Plain, false),
        .. Verbs("ky", "ky", ClientHabit.Browser, false),
        .. Verbs("superagent", "superagent", ClientHabit.FormByDefault, true),
        new("request", "request", ClientHabit.Plain) { On = ".", Default = "GET" },
        new("request", "undici", ClientHabit.Plain) { On = "undici", Default = "GET" },
        .. Verbs("request", "request", ClientHabit.Plain, false),
        .. Verbs("needle", "needle", ClientHabit.FormByDefault, true),
        new("ajax", "jQuery", ClientHabit.JQuery) { Default = "GET" },
        new("GM_xmlhttpRequest", "userscript", ClientHabit.Browser) { On = ".", Default = "GET", Positions = ["options"] },
        new("xmlHttpRequest", "userscript", ClientHabit.Browser) { On = "GM", Default = "GET", Positions = ["options"] },
        new("uploadAsync", "Expo FileSystem", ClientHabit.Plain) { Default = "POST", Positions = ["url", "-", "options"] },
        .. Verbs("http", "Angular HttpClient", ClientHabit.Angular, true),
        .. Verbs("httpClient", "Angular HttpClient", ClientHabit.Angular, true),
        .. Verbs("$http", "AngularJS", ClientHabit.Angular, true),
        new("$http", "AngularJS", ClientHabit.Angular) { On = ".", Positions = ["options"] },
        new("request", "Angular HttpClient", ClientHabit.Angular) { On = "http", Positions = ["method", "url", "options"] },
        new("upload", "ng-file-upload", ClientHabit.Plain) { On = "Upload", Default = "POST", Positions = ["options"] },
    ];
}
