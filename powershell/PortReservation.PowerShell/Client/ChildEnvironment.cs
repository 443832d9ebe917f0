using System;
using System.Collections.Generic;
using System.Linq;

namespace PortReservation.Client;

/// <summary>
/// The environment of the Node.js process: the session may be elevated, and must not run what a variable names that
/// anybody may have set.
/// </summary>
internal static class ChildEnvironment
{
    /// <summary>OPENSSL_CONF, too, names libraries that Node.js loads as it starts.</summary>
    private static readonly string[] Dangerous =
    {
        "NODE_", "OPENSSL_", "EDGE_", "DOTNET_", "NUGET_", "CORECLR_", "COR_", "COMPlus_", "APPDOMAIN_MANAGER_",
        "PORT_RESERVATION_",
    };

    internal static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.ToList())
        {
            if (Dangerous.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                environment.Remove(name);
            }
        }
    }
}
