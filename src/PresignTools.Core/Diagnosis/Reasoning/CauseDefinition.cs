using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// One cause: what is written about it, how it is recognized, what rules it out and what would decide it. A definition is pure: the same
/// evidence always gives the same matches, and it never looks at another definition. How to add one is in CONTRIBUTING.md.
/// </summary>
internal abstract class CauseDefinition
{
    /// <summary>Id, layer, texts and checks.</summary>
    internal abstract CauseInfo Info { get; }

    internal string Id => Info.Id;

    /// <summary>What speaks for the cause: nothing, or one match for each independent reason.</summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual IEnumerable<Match> Find(FailureFacts e) => [];

    /// <summary>
    /// What the words of a text point to, where the request and the answer leave it open: what a person or a tool tells of the fault. Each
    /// points, and proves nothing: the words may be about something else.
    /// </summary>
    /// <param name="e">Everything that is known about the failure.</param>
    /// <param name="text">The whole text that was given, people's words among it.</param>
    internal virtual IEnumerable<Match> Told(FailureFacts e, string text) => [];

    /// <summary>Where in the URL it is to be seen, for the eye: nothing is concluded from it.</summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [];

    /// <summary>Whether the request or the account excludes it, whatever S3's answer lists.</summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual bool IsRuledOut(FailureFacts e) => false;

    /// <summary>
    /// Whether an answer that names this cause and no other one proves it. Servers other than AWS's may use the same words for something
    /// else, so by default only AWS's word is proof.
    /// </summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual bool IsProvenByAnswer(FailureFacts e) => e.IsAws;

    /// <summary>Whether the words of an answer that has no other cause point to this one at all; a code alone may stand for much.</summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual bool IsNamedByAnswer(FailureFacts e) => true;

    /// <summary>
    /// Whether this answer is given for the cause although its checks do not say so: by a server that is not AWS's, or because of what
    /// differs here.
    /// </summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual bool AlsoGives(FailureFacts e) => false;

    /// <summary>
    /// Whether a condition of a policy that shuts the request out is this cause: by default, whether its key is one of
    /// <see cref="CauseInfo.ConditionKeys"/>. A condition is of one cause at most.
    /// </summary>
    /// <param name="condition">The condition: one that is met, of a Deny, or one that is not, of an Allow.</param>
    /// <param name="context">What the request has.</param>
    /// <param name="isMet">Whether it is met, and so shuts the request out by being met.</param>
    internal virtual bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        Info.ConditionKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether its condition, beside another one in the same Deny, only says which requests that other one is about.</summary>
    internal virtual bool IsScopeBesideOthers => false;

    /// <summary>
    /// Whether it is what a refusal comes down to that no condition explains: the layer by itself. A layer is one cause at most.
    /// </summary>
    /// <param name="layer">What refuses.</param>
    internal virtual bool IsRefusalBy(RefusingLayer layer) => false;

    /// <summary>
    /// What to do about a refusal by policies whose cause this is, with names and values filled in; null for the general advice.
    /// </summary>
    /// <param name="denial">The refusal, with its statement and condition.</param>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual string? FixOf(DenialCause denial, FailureFacts e) => null;

    /// <summary>
    /// What would decide whether it is this cause, as commands with what is known filled in; nothing where it is known already.
    /// </summary>
    /// <param name="e">Everything that is known about the failure.</param>
    internal virtual IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => [];
}
