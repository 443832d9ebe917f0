using System.Collections;
using System.Management.Automation.Language;
using System.Xml;
using System.Xml.Linq;

namespace PortReservation.Gate;

/// <summary>A script, or a piece of one that stands in a view or a type extension.</summary>
internal sealed record Script(string File, int LinesBefore, ScriptBlockAst Syntax, Token[] Tokens, ParseError[] Errors)
{
    public int LineOf(Ast node) => LinesBefore + node.Extent.StartLineNumber;

    public IEnumerable<Ast> Nodes => Syntax.FindAll(_ => true, searchNestedScriptBlocks: true);

    public IEnumerable<T> Find<T>()
        where T : Ast => Nodes.OfType<T>();
}

/// <summary>The files of a PowerShell module, parsed by the engine's own parser.</summary>
internal sealed class ModuleFolder
{
    private static readonly string[] scriptElements = ["ScriptBlock", "GetScriptBlock", "SetScriptBlock", "Script"];

    private ModuleFolder(string root)
    {
        Root = root;
        ManifestFile = Directory.GetFiles(root, "*.psd1").Single();
        var (manifest, syntax) = ReadTable(ManifestFile);
        Manifest = manifest;
        ManifestScript = syntax;
        Files = [ManifestFile, .. Directory.GetFiles(Path.Combine(root, "powershell")).Order()];
        Scripts = [.. Files.SelectMany(ReadScripts)];
    }

    public string Root { get; }

    public string ManifestFile { get; }

    public Hashtable Manifest { get; }

    public Script ManifestScript { get; }

    /// <summary>Every file but those of the DLL, by its full path.</summary>
    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<Script> Scripts { get; }

    public Script RootModule => Scripts.Single(script => script.File == (string)Manifest["RootModule"]!);

    public static ModuleFolder Load(string root) => new(Path.GetFullPath(root));

    public string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public IEnumerable<string> ManifestList(string name) => Manifest[name] switch
    {
        null => [],
        IEnumerable list and not string => list.Cast<string>(),
        var single => [(string)single],
    };

    private IEnumerable<Script> ReadScripts(string file) => Path.GetExtension(file) switch
    {
        ".ps1" or ".psm1" => [Parse(file, File.ReadAllText(file), 0)],
        ".ps1xml" => XDocument.Load(file, LoadOptions.SetLineInfo)
            .Descendants()
            .Where(element => scriptElements.Contains(element.Name.LocalName) && !element.HasElements)
            .Select(element => Parse(file, element.Value, ((IXmlLineInfo)element).LineNumber - 1)),
        _ => [],
    };

    private Script Parse(string file, string text, int linesBefore)
    {
        var syntax = Parser.ParseInput(text, file, out var tokens, out var errors);
        return new Script(Relative(file), linesBefore, syntax, tokens, errors);
    }

    private (Hashtable Table, Script Script) ReadTable(string file)
    {
        var script = Parse(file, File.ReadAllText(file), 0);
        return ((Hashtable)script.Find<HashtableAst>().First().SafeGetValue(), script);
    }
}
