namespace PresignTools.Intake.Fragments;

/// <summary>
/// Collects what readers find in a text, in the order of the text. The first value of a kind holds; one that contradicts it is kept and
/// shown beside it.
/// </summary>
internal sealed class FactSheet
{
    private readonly List<ReadFact> _facts = [];

    internal FactSheet(DiagnosisInput start) => Input = start;

    /// <summary>Everything that is known by now.</summary>
    internal DiagnosisInput Input { get; private set; }

    /// <summary>Every fact in the order in which it was read.</summary>
    internal IReadOnlyList<ReadFact> Facts => _facts;

    /// <summary>Notes a fact, and takes from it what is not known yet.</summary>
    /// <param name="fact">What was read, and where.</param>
    /// <param name="part">The same as data.</param>
    internal void Add(ReadFact fact, DiagnosisInput part)
    {
        _facts.Add(fact);
        Input = Input.WithDefaults(part);
    }

    /// <summary>Notes a fact that goes before what is known: one that was seen, where the other was said.</summary>
    /// <param name="fact">What was read, and where.</param>
    /// <param name="part">The same as data.</param>
    internal void Prefer(ReadFact fact, DiagnosisInput part)
    {
        _facts.Add(fact);
        Input = part.WithDefaults(Input);
    }

    /// <summary>Takes back what a fact has shown to be wrong.</summary>
    internal void Replace(DiagnosisInput input) => Input = input;
}
