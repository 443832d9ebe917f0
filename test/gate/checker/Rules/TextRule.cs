using System.Text;

namespace PortReservation.Gate.Rules;

/// <summary>
/// No byte order marks, tabs, trailing blanks or carriage returns; one line feed at the end. Scripts are ASCII, because
/// Windows PowerShell takes a file without a byte order mark for the machine's own code page.
/// </summary>
internal static class TextRule
{
    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        foreach (var path in module.Files)
        {
            var file = module.Relative(path);
            var bytes = File.ReadAllBytes(path);
            var text = Encoding.UTF8.GetString(bytes);
            if (bytes is [0xef, 0xbb, 0xbf, ..])
            {
                yield return new Fault("text", file, 1, "begins with a byte order mark");
            }

            if (!text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal))
            {
                yield return new Fault("text", file, text.Count(character => character == '\n'), "does not end with one line feed");
            }

            var isScript = Path.GetExtension(path) is ".ps1" or ".psm1" or ".psd1";
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Contains('\t'))
                {
                    yield return new Fault("text", file, i + 1, "has a tab");
                }

                if (lines[i] != lines[i].TrimEnd())
                {
                    yield return new Fault("text", file, i + 1, "ends with blanks or a carriage return");
                }

                if (isScript && !Ascii.IsValid(lines[i].TrimStart('\ufeff')))
                {
                    yield return new Fault("text", file, i + 1, "has a character outside ASCII, which Windows PowerShell would misread");
                }
            }
        }
    }
}
