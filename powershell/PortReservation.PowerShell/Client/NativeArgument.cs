using System.Text.RegularExpressions;

namespace PortReservation.Client;

/// <summary>An argument for ProcessStartInfo.Arguments: .NET Framework has no ArgumentList.</summary>
internal static class NativeArgument
{
    /// <summary>Backslashes count only before a quote.</summary>
    internal static string Quote(string value)
    {
        var quotes = Regex.Replace(value, @"(\\*)""", @"$1$1\""");
        return "\"" + Regex.Replace(quotes, @"(\\+)\z", "$1$1") + "\"";
    }
}
