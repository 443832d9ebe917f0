using System.Collections.Generic;
using PortReservation.Client;
using PortReservation.Commands;
using PortReservation.Messages;

namespace PortReservation.Blocks;

/// <summary>Persistent reservations: a lookup of many costs one crossing to the system.</summary>
internal sealed class ReservationKind : BlockKind
{
    internal override BlockChange Creation { get; } = new ReservationCreation();

    internal override BlockChange Removal { get; } = new ReservationRemoval();

    internal override Request List() => Request.Repeatable("list");

    internal override Request LookUp(IReadOnlyList<PortBlock> blocks) =>
        Request.Repeatable("lookup").With("protocol", blocks[0].Protocol).With("blocks", blocks);

    /// <summary>A lookup that asks only whether each block is there: what is not has no error.</summary>
    internal static Request Test(IReadOnlyList<PortBlock> blocks) =>
        BlockKind.Reservation.LookUp(blocks).With("missing", "code");

    internal override object ToObject(Dictionary<string, object?> told) => new PersistentPortReservation(
        told.Text("protocol"),
        Port(told, "startPort"),
        Port(told, "numberOfPorts"),
        Token(told.Text("token")),
        told.Text("backend"),
        told.YesOrNo("inEffect"));

    private protected override IEnumerable<Lookup> Read(
        List<object?> answers, IReadOnlyList<PortBlock> blocks, string backend, Sentences sentences)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var block = blocks[i];
            yield return answers[i] switch
            {
                string token => Lookup.Of(
                    new PersistentPortReservation(block.Protocol, block.StartPort, block.NumberOfPorts, Token(token), backend)),
                Dictionary<string, object?> error => Refused(Refusal.From(error), block),
                _ => Lookup.Absent(),
            };
        }
    }

    private static Lookup Refused(Refusal refusal, PortBlock block)
    {
        var error = Errors.For(refusal, block);
        return refusal.Errno == Win32Code.NotFound ? Lookup.Absent(error) : Lookup.Failed(error);
    }
}
