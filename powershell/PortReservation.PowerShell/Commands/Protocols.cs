using System;

namespace PortReservation.Commands;

/// <summary>The names of the protocols, as the core has them: in PowerShell they may have any case.</summary>
internal static class Protocols
{
    internal const string Tcp = "tcp";
    internal const string Udp = "udp";

    /// <summary>The name of the core; empty for what is neither.</summary>
    internal static string Read(string? name) =>
        string.Equals(name, Tcp, StringComparison.OrdinalIgnoreCase) ? Tcp
        : string.Equals(name, Udp, StringComparison.OrdinalIgnoreCase) ? Udp
        : "";
}
