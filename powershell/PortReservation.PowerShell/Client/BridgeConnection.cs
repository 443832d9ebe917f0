using System;
using PortReservation.Messages;

namespace PortReservation.Client;

/// <summary>What came of starting the bridge: a process, or a sentence that says why there is none.</summary>
internal sealed class BridgeConnection
{
    private BridgeConnection(BridgeProcess? process, string backend, Func<Sentences, string>? fault)
    {
        Process = process;
        Backend = backend;
        Fault = fault;
    }

    internal BridgeProcess? Process { get; }

    /// <summary>The name of the backend that the bridge works with.</summary>
    internal string Backend { get; }

    internal Func<Sentences, string>? Fault { get; }

    internal bool IsUsable => Process is { IsOpen: true };

    internal static BridgeConnection To(BridgeProcess process, string backend) => new(process, backend, null);

    internal static BridgeConnection Failed(Func<Sentences, string> fault) => new(null, "", fault);
}
