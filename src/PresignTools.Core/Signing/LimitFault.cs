using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>One thing that S3 would refuse in a request, made and not thrown.</summary>
/// <param name="Error">What signing throws, and what a test of a URL quotes.</param>
/// <param name="Element">Where it stands, as findings name it: <c>header:content-md5</c>, <c>query</c>.</param>
internal readonly record struct LimitFault(PresignException Error, string Element);
