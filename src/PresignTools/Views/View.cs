using System.Management.Automation.Host;

namespace PresignTools.Views;

/// <summary>
/// The views that are drawn as a whole: <c>[PresignTools.Views.View]::On[$Host]['Object'][$_]</c>. Indexers, not methods: a
/// ConstrainedLanguage session may not call methods of types that it does not know.
/// </summary>
public static class View
{
    /// <summary>Views on the screen of a host.</summary>
    public static HostViews On { get; } = new();

    /// <summary>Draws for a screen of this width, whatever the host says; null for the host's own. For tests and for files.</summary>
    public static int? Width { get; set; }

    /// <summary>Draws with colors, or without, whatever the host says; null for what the host can.</summary>
    public static bool? Colors { get; set; }
}

/// <summary>Views by host; see <see cref="View"/>.</summary>
public sealed class HostViews
{
    internal HostViews()
    {
    }

    /// <summary>The views on the screen of a host.</summary>
    /// <param name="host">The session's $Host.</param>
    public NamedViews this[PSHost host] => new(Screen.Of(host, View.Width, View.Colors));
}

/// <summary>Views by name; see <see cref="View"/>.</summary>
public sealed class NamedViews
{
    private readonly Screen _screen;

    internal NamedViews(Screen screen) => _screen = screen;

    /// <summary>A view.</summary>
    /// <param name="name">
    /// Object for any output of a cmdlet; Head for what stands above a list of them, null for nothing; Diagnosis, DiagnosisDetails or Test
    /// for one that is to be drawn so.
    /// </param>
    public DrawnView this[string name] => new(_screen, name);

    /// <summary>A property in the cell of a table, cut in its middle: its end, too, tells it from others.</summary>
    /// <param name="property">Name of the property; of several, with slashes between them.</param>
    /// <param name="beside">How many cells of the screen the columns before it take.</param>
    /// <param name="most">How many its own column takes.</param>
    public CutCell this[string property, int beside, int most] => new(property, Math.Min(_screen.Width + 1 - beside, most));
}

/// <summary>One view; see <see cref="View"/>.</summary>
public sealed class DrawnView
{
    private readonly Screen _screen;
    private readonly string _name;

    internal DrawnView(Screen screen, string name) => (_screen, _name) = (screen, name);

    /// <summary>The object, drawn.</summary>
    /// <param name="source">The object.</param>
    public string? this[object source]
    {
        get
        {
            var drawing = new Drawing(_screen);
            var subject = new Subject(source);
            if (_name == "Head")
            {
                ObjectView.DrawHead(drawing, subject);
                return drawing.Count == 0 ? null : drawing.ToString();
            }

            switch (_name)
            {
                case "Diagnosis":
                    DiagnosisView.Draw(drawing, subject, isDetailed: false);
                    break;
                case "DiagnosisDetails":
                    DiagnosisView.Draw(drawing, subject, isDetailed: true);
                    break;
                case "Object":
                    ObjectView.Draw(drawing, subject);
                    break;
                case "Test":
                    TestView.Draw(drawing, subject);
                    break;
                default:
                    throw new ArgumentException("There is no view of this name.", nameof(source));
            }

            return drawing.ToString();
        }
    }
}

/// <summary>One cell of a table; see <see cref="View"/>.</summary>
public sealed class CutCell
{
    private readonly string _property;
    private readonly int _width;

    internal CutCell(string property, int width) => (_property, _width) = (property, Math.Max(width, 12));

    /// <summary>The value of an object.</summary>
    /// <param name="source">The object.</param>
    public string this[object source]
    {
        get
        {
            var subject = new Subject(source);
            string value = string.Join('/', _property.Split('/').Select(subject.Line).Where(static t => t.Length > 0));
            return Cells.CutMiddle(value, _width);
        }
    }
}
