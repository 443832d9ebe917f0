using System.Collections.Generic;
using System.Management.Automation;
using PortReservation.Blocks;
using PortReservation.Client;

namespace PortReservation.Commands;

/// <summary>The work of New- and Remove-: one change for each block, so that a pipeline that ends early has made no more.</summary>
public abstract class BlockChangeCommand : BlockCommand
{
    /// <summary>Asks ShouldProcess: what -WhatIf says, and what -Confirm asks, name the block and the machine.</summary>
    private protected bool IsAgreed(BlockChange change, PortBlock block) => ShouldProcess(
        change.Description(Sentences, block), change.Question(Sentences, block), Sentences.ConfirmCaption());

    /// <summary>
    /// Makes a change. Answers whether it is made, with what the bridge or a lookup says of the block; otherwise there is an
    /// error. Where the answer was lost a lookup tells what became of the change, and one that was not made is made then.
    /// </summary>
    private protected bool TryChange(BlockChange change, PortBlock block, out object? made)
    {
        made = null;
        for (var last = false; ; last = true)
        {
            var reply = Conversation.Ask(change.Request(block));
            if (reply is Reply.Answer answer)
            {
                made = answer.Result is Dictionary<string, object?> told ? Kind.ToObject(told) : null;
                return true;
            }
            if (reply is not (Reply.Lost or Reply.TimedOut))
            {
                WriteError(Errors.For(reply, Sentences, block));
                return false;
            }
            var now = LookUp(block);
            if (change.IsDone(now))
            {
                WriteWarning(change.DoneUnseen(Sentences, block));
                made = now.Found;
                return true;
            }
            if (now.Found == null && !now.IsAbsent)
            {
                WriteLost(Sentences.UnknownAfterDeath($"{block}", now.Error!.Exception.Message), block);
                return false;
            }
            if (last || reply is Reply.TimedOut)
            {
                WriteLost(change.NotDone(Sentences, block), block);
                return false;
            }
        }
    }

    private void WriteLost(string message, PortBlock block) => WriteError(Errors.BridgeFailed(message, block));
}
