using System;
using System.Collections.Generic;
using PortReservation.Client;
using PortReservation.Messages;

namespace PortReservation.Sessions;

/// <summary>The module in one runspace.</summary>
internal sealed class Session
{
    private readonly object gate = new();
    private readonly List<Func<Sentences, string>> warnings = new();

    internal Session(ModuleOptions options, BridgeClient client)
    {
        Options = options;
        Client = client;
    }

    internal ModuleOptions Options { get; }

    internal BridgeClient Client { get; }

    /// <summary>Keeps in mind a change that was on its way when its command was stopped.</summary>
    internal void Remember(Func<Sentences, string> warning)
    {
        lock (gate)
        {
            warnings.Add(warning);
        }
    }

    /// <summary>What to warn of before the next command, each once.</summary>
    internal IReadOnlyList<Func<Sentences, string>> TakeWarnings()
    {
        lock (gate)
        {
            var taken = warnings.ToArray();
            warnings.Clear();
            return taken;
        }
    }
}
