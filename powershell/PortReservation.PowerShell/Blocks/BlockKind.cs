using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PortReservation.Client;
using PortReservation.Commands;
using PortReservation.Messages;

namespace PortReservation.Blocks;

/// <summary>What differs between reservations and exclusions.</summary>
internal abstract class BlockKind
{
    internal static readonly BlockKind Reservation = new ReservationKind();
    internal static readonly BlockKind Exclusion = new ExclusionKind();

    internal abstract BlockChange Creation { get; }

    internal abstract BlockChange Removal { get; }

    /// <summary>A list of what is there; what narrows it is still to be added.</summary>
    internal abstract Request List();

    /// <summary>A lookup of exactly these blocks, which are of one protocol or store.</summary>
    internal abstract Request LookUp(IReadOnlyList<PortBlock> blocks);

    /// <summary>What a lookup came to, for each block in order.</summary>
    internal IEnumerable<Lookup> Read(Conversation.Exchange lookup, IReadOnlyList<PortBlock> blocks, Sentences sentences)
    {
        var reply = lookup.Finish();
        return reply is Reply.Answer { Result: List<object?> answers }
            ? Read(answers, blocks, lookup.Backend, sentences)
            : blocks.Select(block => Lookup.Failed(Errors.For(reply, sentences, block)));
    }

    /// <summary>An object out of what the bridge tells of a block.</summary>
    internal abstract object ToObject(Dictionary<string, object?> told);

    private protected abstract IEnumerable<Lookup> Read(
        List<object?> answers, IReadOnlyList<PortBlock> blocks, string backend, Sentences sentences);

    private protected static ulong Token(string digits) =>
        ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private protected static ushort Port(Dictionary<string, object?> told, string name) => checked((ushort)told.Integer(name));
}
