using System;
using System.Collections.Generic;
using System.Linq;
using PortReservation.Client;
using PortReservation.Commands;
using PortReservation.Messages;

namespace PortReservation.Blocks;

/// <summary>Excluded ranges: the system offers no question but for its whole list. One of no protocol means those of both.</summary>
internal sealed class ExclusionKind : BlockKind
{
    internal override BlockChange Creation { get; } = new ExclusionCreation();

    internal override BlockChange Removal { get; } = new ExclusionRemoval();

    internal override Request List() => Request.Repeatable("exclusions");

    internal override Request LookUp(IReadOnlyList<PortBlock> blocks) => List().With("store", Store(blocks[0]));

    internal override object ToObject(Dictionary<string, object?> told) => new ExcludedPortRange(
        told.Text("protocol"),
        Port(told, "startPort"),
        Port(told, "numberOfPorts"),
        told.TextOrNull("token") is { } token ? Token(token) : null,
        told.YesOrNo("administered") == true,
        told.Text("kind"),
        told.YesOrNo("inEffect") == true,
        told.Text("store"),
        told.Text("backend"));

    private protected override IEnumerable<Lookup> Read(
        List<object?> answers, IReadOnlyList<PortBlock> blocks, string backend, Sentences sentences)
    {
        var ranges = answers.OfType<Dictionary<string, object?>>()
            .Select(told => (ExcludedPortRange)ToObject(told))
            .ToLookup(range => (range.StartPort, range.NumberOfPorts));
        foreach (var block in blocks)
        {
            var found = ranges[(block.StartPort, block.NumberOfPorts)]
                .Where(range => block.Protocol.Length == 0 || string.Equals(range.Protocol, block.Protocol, StringComparison.Ordinal))
                .ToList();
            yield return found.Count > 0
                ? Lookup.Of(found)
                : Lookup.Absent(Errors.ExclusionNotFound(sentences.ExclusionNotFound($"{block}", Store(block)), block));
        }
    }

    private static string Store(PortBlock block) => ((ExclusionBlock)block).Store;
}
