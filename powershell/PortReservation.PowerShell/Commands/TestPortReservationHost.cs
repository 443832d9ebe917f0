using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using PortReservation.Client;

namespace PortReservation.Commands;

/// <summary>Test-PortReservationHost: a check for each part, from this session down to the system.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PortReservationHost")]
[OutputType(typeof(HostCheck))]
public sealed class TestPortReservationHostCommand : PortReservationCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var reply = Conversation.Ask(Request.Repeatable("doctor"));
        if (reply is not Reply.Answer { Result: List<object?> checks })
        {
            WriteObject(BridgeFailed(reply));
            return;
        }
        foreach (var check in checks)
        {
            var told = (Dictionary<string, object?>)check!;
            WriteObject(new HostCheck(
                told.Text("id"), told.Text("title"), told.Text("status"), told.TextOrNull("detail"), told.TextOrNull("remedy")));
        }
        WriteObject(CheckBridge());
    }

    /// <summary>The last check: the way from PowerShell to Node.js and back, now that the process runs.</summary>
    private HostCheck CheckBridge()
    {
        var clock = Stopwatch.StartNew();
        var lookup = Conversation.Begin(
            Request.Repeatable("lookup")
                .With("protocol", Protocols.Tcp)
                .With("blocks", new[] { new PortBlock(Protocols.Tcp, 1, 1) })
                .With("missing", "code"));
        var reply = lookup.Finish();
        var milliseconds = clock.Elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        return reply is Reply.Answer
            ? new HostCheck("bridge", Sentences.BridgeCheck(), "ok", Sentences.BridgeAnswers(lookup.ProcessId, milliseconds), null)
            : BridgeFailed(reply);
    }

    private HostCheck BridgeFailed(Reply reply) => new(
        "bridge", Sentences.BridgeCheck(), "failed", Errors.For(reply, Sentences, null).Exception.Message, Sentences.BridgeRemedy());
}
