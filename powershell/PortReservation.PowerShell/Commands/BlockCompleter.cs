using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortReservation.Blocks;
using PortReservation.Client;
using PortReservation.Messages;
using PortReservation.Sessions;

namespace PortReservation.Commands;

/// <summary>
/// Completes a start port or a number of ports from the blocks that exist. Nobody can stop a completion, so it offers nothing
/// where the answer is long in coming; nor does anything appear in the middle of a line that is being typed.
/// </summary>
public abstract class BlockCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A completion for each block that fits what is typed so far.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var sentences = Sentences.For(CultureInfo.CurrentUICulture);
        var conversation = new Conversation(SessionTable.Current, sentences, null);
        if (conversation.Glance(List(commandName, fakeBoundParameters), Patience) is not Reply.Answer { Result: List<object?> blocks })
        {
            return Array.Empty<CompletionResult>();
        }
        var isStart = string.Equals(parameterName, "StartPort", StringComparison.OrdinalIgnoreCase);
        var start = isStart ? null : Typed(fakeBoundParameters, "StartPort");
        return blocks.Cast<Dictionary<string, object?>>()
            .Where(IsOffered)
            .Where(told => start == null || start == Text(told, "startPort"))
            .Where(told => Text(told, isStart ? "startPort" : "numberOfPorts").StartsWith(wordToComplete, StringComparison.Ordinal))
            .Select(told => Offer(Text(told, isStart ? "startPort" : "numberOfPorts"), told, sentences))
            .ToList();
    }

    private protected abstract BlockKind Kind { get; }

    private protected virtual bool IsOffered(Dictionary<string, object?> told) => true;

    /// <summary>The list to complete from, narrowed by what the command line says already.</summary>
    private protected virtual Request List(string command, IDictionary bound)
    {
        var protocol = Protocols.Read(Typed(bound, "Protocol"));
        return Kind.List().With("protocol", protocol.Length == 0 ? null : protocol);
    }

    private protected static string? Typed(IDictionary bound, string parameter) =>
        bound.Contains(parameter) ? Convert.ToString(bound[parameter], CultureInfo.InvariantCulture) : null;

    private static string Text(Dictionary<string, object?> told, string name) =>
        told.Integer(name).ToString(CultureInfo.InvariantCulture);

    private CompletionResult Offer(string number, Dictionary<string, object?> told, Sentences sentences)
    {
        var block = Kind.ToObject(told);
        var token = (block as PersistentPortReservation)?.Token ?? (block as ExcludedPortRange)?.Token;
        var tip = token is { } known ? sentences.BlockWithToken($"{block}", known) : $"{block}";
        return new CompletionResult(number, number, CompletionResultType.ParameterValue, tip);
    }
}

/// <summary>Offers reservations, of the protocol that the command's name or its -Protocol says.</summary>
public sealed class ReservationCompleter : BlockCompleter
{
    private protected override BlockKind Kind => BlockKind.Reservation;

    private protected override Request List(string command, IDictionary bound) =>
        Has(command, "PersistentTcp") ? Kind.List().With("protocol", Protocols.Tcp)
        : Has(command, "PersistentUdp") ? Kind.List().With("protocol", Protocols.Udp)
        : base.List(command, bound);

    private static bool Has(string command, string part) => command.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>Offers everything that the system holds back.</summary>
public class HeldRangeCompleter : BlockCompleter
{
    private protected override BlockKind Kind => BlockKind.Exclusion;

    private protected override Request List(string command, IDictionary bound)
    {
        var store = Stores.Known.FirstOrDefault(
            known => string.Equals(known, Typed(bound, "Store"), StringComparison.OrdinalIgnoreCase));
        return base.List(command, bound).With("store", store == null ? null : Stores.Name(store));
    }
}

/// <summary>Offers what can be removed: exclusions.</summary>
public sealed class ExclusionCompleter : HeldRangeCompleter
{
    private protected override bool IsOffered(Dictionary<string, object?> told) => told.YesOrNo("administered") == true;
}
