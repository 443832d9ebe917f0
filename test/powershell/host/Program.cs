using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;

namespace PortReservation.TestHost;

/// <summary>
/// The PowerShell engine with just enough of a host around it to run scripts, answer prompts and be interrupted:
/// <c>host script.ps1 [arguments]</c>, <c>host -Command 'text'</c>, or <c>host</c> alone for a session on standard input.
/// </summary>
internal static class Program
{
    private static PowerShell? running;

    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var host = new TestHost();
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            running?.BeginStop(null, null);
        };

        var succeeded = arguments switch
        {
            [] => RunSession(host, runspace),
            ["-Command", var text] => Run(host, runspace, shell => shell.AddScript(text)),
            [var script, .. var rest] => Run(host, runspace, shell => AddScriptFile(shell, script, rest)),
        };
        // `exit 3` asks the host to exit where it stands alone; in a script file it only leaves its mark in $LASTEXITCODE.
        var asked = host.ExitCode ?? runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int?;
        return succeeded ? asked ?? 0 : 1;
    }

    private static bool RunSession(TestHost host, Runspace runspace)
    {
        while (host.ExitCode is null)
        {
            host.UI.Write("PS> ");
            if (Console.In.ReadLine() is not { } line)
            {
                break;
            }

            Run(host, runspace, shell => shell.AddScript(line));
        }

        return true;
    }

    private static void AddScriptFile(PowerShell shell, string script, string[] arguments)
    {
        shell.AddCommand(Path.GetFullPath(script));
        for (var i = 0; i < arguments.Length; i++)
        {
            var hasValue = i + 1 < arguments.Length && !IsParameterName(arguments[i + 1]);
            if (!IsParameterName(arguments[i]))
            {
                shell.AddArgument(arguments[i]);
            }
            else if (hasValue)
            {
                shell.AddParameter(arguments[i][1..], arguments[++i]);
            }
            else
            {
                shell.AddParameter(arguments[i][1..]);
            }
        }
    }

    private static bool IsParameterName(string argument) => argument is ['-', >= 'A' and <= 'z', ..];

    /// <summary>Runs one command with its output and errors going to the console as they come.</summary>
    /// <returns>Whether it came to its end: neither an uncaught error nor Ctrl+C ended it.</returns>
    private static bool Run(TestHost host, Runspace runspace, Action<PowerShell> addCommand)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        addCommand(shell);
        shell.AddCommand("Out-Default");
        shell.Streams.Error.DataAdded += (_, added) => host.WriteError(shell.Streams.Error[added.Index]);
        running = shell;
        try
        {
            shell.Invoke();
            return true;
        }
        catch (PipelineStoppedException)
        {
            host.UI.WriteErrorLine("Stopped.");
            return false;
        }
        catch (RuntimeException exception)
        {
            host.WriteError(exception.ErrorRecord);
            return false;
        }
        finally
        {
            running = null;
        }
    }
}
