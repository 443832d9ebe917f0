using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Reflection;
using PortReservation.Messages;
using PortReservation.Sessions;

namespace PortReservation.Client;

/// <summary>Starts the bridge: finds a Node.js that runs, and agrees with it on version and options.</summary>
internal sealed class BridgeStart
{
    private readonly ModuleOptions options;
    private readonly string locale;

    /// <param name="locale">The language of what the bridge itself says against it.</param>
    internal BridgeStart(ModuleOptions options, string locale)
    {
        this.options = options;
        this.locale = locale;
    }

    /// <summary>The version of this module, which has to be the bridge's.</summary>
    internal static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static string Oldest => NodeSearch.Oldest.ToString();

    /// <summary>
    /// Starts the first Node.js that works, and where none does says why of each: like a shell it looks on after a file that
    /// does not run, and it also does after a version manager's stand-in that has no Node.js to run.
    /// </summary>
    internal BridgeConnection Run()
    {
        var script = ScriptFile();
        if (!File.Exists(script))
        {
            return BridgeConnection.Failed(sentences => sentences.BridgeNotInstalled(script));
        }
        if (options.NodePath is { } path && !File.Exists(path))
        {
            return BridgeConnection.Failed(sentences => sentences.NodePathMissing(path, Oldest));
        }
        var faults = new List<Func<Sentences, string>>();
        foreach (var node in options.NodePath is { } only ? new[] { only } : NodeSearch.Candidates())
        {
            var connection = Try(node, script, out var looksOn);
            if (!looksOn)
            {
                return connection;
            }
            faults.Add(connection.Fault!);
        }
        return BridgeConnection.Failed(
            faults.Count > 0
                ? sentences => string.Join(" ", faults.Select(fault => fault(sentences)))
                : sentences => sentences.NodeNotFound(string.Join(", ", NodeSearch.UsualFolders()), Oldest));
    }

    /// <summary>The DLL is in powershell/lib, the bridge in dist, of the same folder.</summary>
    private static string ScriptFile()
    {
        var library = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
        var module = Path.GetDirectoryName(Path.GetDirectoryName(library))!;
        return Path.Combine(module, "dist", "bridge", "main.js");
    }

    private BridgeConnection Try(string node, string script, out bool looksOn)
    {
        looksOn = true;
        BridgeProcess process;
        try
        {
            process = BridgeProcess.Start(node, script, options.IdleTime);
        }
        catch (Win32Exception exception)
        {
            return BridgeConnection.Failed(sentences => sentences.BridgeNotStarted(node, exception.Message, Oldest));
        }
        var call = new Call();
        if (!process.TrySend(Initialize(), call))
        {
            call.Lose();
        }
        var reply = call.Wait(options.Timeout, _ => { }) ?? new Reply.TimedOut(options.TimeoutSeconds);
        if (reply is Reply.Answer { Result: Dictionary<string, object?> agreed })
        {
            looksOn = false;
            var version = agreed.Text("node");
            if (!IsTooOld(version))
            {
                return BridgeConnection.To(process, agreed.Text("backend"));
            }
            process.Close();
            return BridgeConnection.Failed(sentences => sentences.NodeTooOld(node, version, Oldest));
        }
        if (reply is Reply.Lost or Reply.NotSent && process.HasEnded(out var exitCode, out var said))
        {
            return BridgeConnection.Failed(sentences => sentences.BridgeEndedAtStart(node, exitCode, said, Oldest, script));
        }
        looksOn = false;
        process.Kill();
        return BridgeConnection.Failed(
            reply is Reply.Refused refused ? _ => refused.Refusal.Message : ((Reply.Failure)reply).Says);
    }

    private Request Initialize() => Request.Repeatable("initialize")
        .With("version", Version)
        .With("locale", locale)
        .With("backend", options.Backend)
        .With("stateDirectory", options.StateDirectory)
        .With("clr", options.Clr);

    private static bool IsTooOld(string version)
    {
        // v22.1.0-nightly
        var numbers = version.TrimStart('v').Split('-')[0];
        return System.Version.TryParse(numbers, out var parsed) && parsed < NodeSearch.Oldest;
    }
}
