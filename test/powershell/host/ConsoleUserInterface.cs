using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PortReservation.TestHost;

/// <summary>Results on standard output, everything said beside them on standard error, answers from standard input.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new FixedWidthScreen();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override string ReadLine() =>
        Console.In.ReadLine() ?? throw new HostException("Standard input has ended: there is nobody to answer.");

    public override void Write(string value) =>
        Console.Out.Write(GetOutputString(value, SupportsVirtualTerminal));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    public override void WriteDebugLine(string message) => Console.Error.WriteLine($"DEBUG: {message}");

    public override void WriteVerboseLine(string message) => Console.Error.WriteLine($"VERBOSE: {message}");

    public override void WriteWarningLine(string message) => Console.Error.WriteLine($"WARNING: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        // A label marks its key with an ampersand, as in "Yes to &All".
        var keys = choices.Select(choice => choice.Label[choice.Label.IndexOf('&') + 1].ToString()).ToList();
        WriteLine(caption);
        WriteLine(message);
        while (true)
        {
            Write($"{string.Join("  ", choices.Zip(keys, (choice, key) => $"[{key}] {choice.Label.Replace("&", "")}"))}: ");
            var answer = ReadLine();
            var chosen = answer.Length == 0
                ? defaultChoice
                : keys.FindIndex(key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Write($"{field.Name}: ");
            answers[field.Name] = PSObject.AsPSObject(ReadLine());
        }

        return answers;
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
}
