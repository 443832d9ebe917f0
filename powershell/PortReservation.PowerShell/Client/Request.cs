using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using PortReservation.Messages;

namespace PortReservation.Client;

/// <summary>A call of one of the bridge's methods, with its parameters.</summary>
internal sealed class Request
{
    private readonly StringBuilder parameters = new();
    private readonly string method;

    private Request(string method, bool isRepeatable)
    {
        this.method = method;
        IsRepeatable = isRepeatable;
    }

    /// <summary>Whether it does no harm a second time, so that it can be sent again when its answer was lost.</summary>
    internal bool IsRepeatable { get; }

    /// <summary>A request that changes nothing, or nothing a second time.</summary>
    internal static Request Repeatable(string method) => new(method, isRepeatable: true);

    /// <summary>A request that makes a change, or is refused, each time that it is sent.</summary>
    internal static Request Change(string method) => new(method, isRepeatable: false);

    /// <summary>What to warn of where the command is stopped while the request is on its way; null where it changes nothing.</summary>
    internal Func<Sentences, string>? StoppedWarning { get; private set; }

    internal Request WarningIfStopped(Func<Sentences, string> warning)
    {
        StoppedWarning = warning;
        return this;
    }

    /// <summary>Adds a text; null is no parameter.</summary>
    internal Request With(string name, string? value) => value == null ? this : Append(name, Quote(value));

    internal Request With(string name, int value) => Append(name, value.ToString(CultureInfo.InvariantCulture));

    internal Request With(string name, bool value) => Append(name, value ? "true" : "false");

    /// <summary>Adds an object with the parameters of another request.</summary>
    internal Request With(string name, Request members) => Append(name, "{" + members.parameters + "}");

    /// <summary>Adds start and count of each block, one after the other.</summary>
    internal Request With(string name, IEnumerable<PortBlock> blocks)
    {
        var numbers = new StringBuilder("[");
        foreach (var block in blocks)
        {
            numbers.Append(numbers.Length == 1 ? "" : ",").Append(block.StartPort).Append(',').Append(block.NumberOfPorts);
        }
        return Append(name, numbers.Append(']').ToString());
    }

    /// <summary>The line that the bridge reads, its end included.</summary>
    internal byte[] ToLine(int id) => Encoding.UTF8.GetBytes(
        "{\"jsonrpc\":\"2.0\",\"id\":" + id.ToString(CultureInfo.InvariantCulture) +
        ",\"method\":" + Quote(method) + ",\"params\":{" + parameters + "}}\n");

    private Request Append(string name, string json)
    {
        parameters.Append(parameters.Length == 0 ? "" : ",").Append(Quote(name)).Append(':').Append(json);
        return this;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
        {
            // A lone half of a surrogate pair would be lost in UTF-8.
            if (character is < ' ' or '"' or '\\' || char.IsSurrogate(character))
            {
                quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(character);
            }
        }
        return quoted.Append('"').ToString();
    }
}
