using System.Collections.Generic;
using System.Management.Automation;
using PortReservation.Blocks;
using PortReservation.Client;

namespace PortReservation.Commands;

/// <summary>The work of Get-: an exact lookup joins the batch, and a list is asked for after those.</summary>
public abstract class GetBlockCommand : BlockCommand
{
    private LookupBatch? batch;

    /// <summary>A port that the blocks to find hold.</summary>
    [Parameter(ParameterSetName = "Port", Mandatory = true)]
    [WholeNumber]
    public ushort Port { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        batch = new LookupBatch(Conversation, Kind, Kind.LookUp, Sentences, Progress, Emit);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        batch!.Complete();
        base.EndProcessing();
    }

    /// <summary>Finds exactly this block.</summary>
    private protected void Find(PortBlock block) => batch!.Add(block);

    /// <summary>Lists what there is, narrowed by the start port or by the port that a block holds, where one is given.</summary>
    private protected void List(Request request, ushort? startPort)
    {
        batch!.Complete();
        if (startPort is { } start)
        {
            request.With("startPort", start);
        }
        if (IsBound(nameof(Port)))
        {
            request.With("port", Port);
        }
        var reply = Conversation.Ask(request);
        if (reply is not Reply.Answer { Result: List<object?> blocks })
        {
            WriteError(Errors.For(reply, Sentences, ListTarget));
            return;
        }
        foreach (var told in blocks)
        {
            EmitListed(Kind.ToObject((Dictionary<string, object?>)told!));
        }
    }

    /// <summary>The TargetObject of the error where there is no list.</summary>
    private protected abstract string ListTarget { get; }

    private protected virtual void EmitListed(object block) => WriteObject(block);

    private void Emit(Lookup lookup)
    {
        if (lookup.Error != null)
        {
            WriteError(lookup.Error);
        }
        else
        {
            WriteObject(lookup.Found, enumerateCollection: true);
        }
    }
}
