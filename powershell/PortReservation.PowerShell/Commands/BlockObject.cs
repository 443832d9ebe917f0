using System.Management.Automation;

namespace PortReservation.Commands;

/// <summary>What an object in a pipeline says of itself.</summary>
internal static class BlockObject
{
    /// <summary><c>tcp</c> or <c>udp</c>; empty where it says neither.</summary>
    internal static string Protocol(PSObject source) => source.Properties["Protocol"]?.Value is { } value
        ? Protocols.Read(LanguagePrimitives.ConvertTo<string>(value))
        : "";
}
