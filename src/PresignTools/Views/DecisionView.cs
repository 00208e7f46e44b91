namespace PresignTools.Views;

/// <summary>What the policies decide: the decision, the statement that makes it, and what would change it.</summary>
internal static class DecisionView
{
    internal static void Draw(Drawing drawing, Subject decision)
    {
        Subject[] actions = [.. decision.All("Actions")];
        IEnumerable<string> missing = decision.All("MissingContext")
            .Where(static m => m.Line("Matters") == "True")
            .Select(static m => m.ToString());
        string changes = decision.Has("ChangesAt") ? $"{decision.Line("ChangesTo")} from {decision.Line("ChangesAt")} on" : string.Empty;
        new Fields(drawing)
            .Add("Decision", decision.Line("Decision"))
            .Add("Explanation", decision.Lines("Explanation"), 6)
            .Add("Remedy", decision.Lines("Remedy"), 5)
            .Add("Changes", changes)
            .Add(
                "Actions",
                string.Join("\n", actions.Length > 1 ? actions.Select(static a => $"{a.Line("Action")}: {a.Line("Decision")}") : []),
                4)
            .Add("Not given", string.Join("\n", missing), 4)
            .Add("Note", decision.Listed("Notes"), 3)
            .Add("Assumed", decision.Listed("Assumptions"), 3)
            .Draw();
    }
}
