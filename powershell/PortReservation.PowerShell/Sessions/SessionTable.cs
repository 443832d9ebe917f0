using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using PortReservation.Client;

namespace PortReservation.Sessions;

/// <summary>
/// The module in each runspace of this process. Runspaces with equal options share a client; it ends with the last of them.
/// A closing runspace removes no module, so its state is followed.
/// </summary>
internal static class SessionTable
{
    private static readonly object Gate = new();
    private static readonly Dictionary<Guid, Session> Sessions = new();

    /// <summary>The module in this thread's runspace. A DLL that was imported without its module has no options.</summary>
    internal static Session Current
    {
        get
        {
            lock (Gate)
            {
                return Sessions.TryGetValue(Runspace.DefaultRunspace.InstanceId, out var session)
                    ? session
                    : Open(new ModuleOptions());
            }
        }
    }

    /// <summary>Gives this thread's runspace the module with these options; a further import replaces the options of the one before.</summary>
    internal static Session Open(ModuleOptions options)
    {
        var runspace = Runspace.DefaultRunspace;
        lock (Gate)
        {
            var isNew = !Sessions.TryGetValue(runspace.InstanceId, out var former);
            if (former != null && former.Options.Equals(options))
            {
                return former;
            }
            var client = Sessions.Values.FirstOrDefault(other => other.Options.Equals(options))?.Client;
            var session = new Session(options, client ?? new BridgeClient(options));
            Sessions[runspace.InstanceId] = session;
            if (isNew)
            {
                runspace.StateChanged += CloseWithRunspace;
            }
            else
            {
                CloseUnused(former!.Client);
            }
            return session;
        }
    }

    /// <summary>Takes the module from this thread's runspace.</summary>
    internal static void Close()
    {
        var runspace = Runspace.DefaultRunspace;
        runspace.StateChanged -= CloseWithRunspace;
        Close(runspace.InstanceId);
    }

    private static void CloseWithRunspace(object? sender, RunspaceStateEventArgs change)
    {
        if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken && sender is Runspace runspace)
        {
            Close(runspace.InstanceId);
        }
    }

    private static void Close(Guid runspace)
    {
        lock (Gate)
        {
            if (Sessions.TryGetValue(runspace, out var session))
            {
                Sessions.Remove(runspace);
                CloseUnused(session.Client);
            }
        }
    }

    private static void CloseUnused(BridgeClient client)
    {
        if (!Sessions.Values.Any(session => session.Client == client))
        {
            client.Close();
        }
    }
}
