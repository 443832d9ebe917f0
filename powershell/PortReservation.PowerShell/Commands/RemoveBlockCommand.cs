using System.Management.Automation;

namespace PortReservation.Commands;

/// <summary>The work of Remove-.</summary>
public abstract class RemoveBlockCommand : BlockChangeCommand
{
    /// <summary>Removes without a question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Answers what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Removes what objects are.</summary>
    private protected void RemoveObjects(PSObject[] objects)
    {
        foreach (var (block, source) in BlocksOf(objects))
        {
            Remove(block, source);
        }
    }

    /// <summary>Removes a block, unless the object that it comes from says that it is of another protocol.</summary>
    private protected void Remove(PortBlock block, PSObject? source)
    {
        Progress.Add(1);
        if (source != null && BlockObject.Protocol(source) is { Length: > 0 } its && its != block.Protocol)
        {
            WriteError(Errors.OtherProtocol(OtherProtocol(block, its), source));
            return;
        }
        if (!IsAgreed(block))
        {
            return;
        }
        // What is removed a range does not tell: it is looked up first. What is not there the removal refuses itself, and
        // says what holds the ports instead.
        var known = PassThru ? LookUp(block) : null;
        if (known is { Error: { } error, IsAbsent: false })
        {
            WriteError(error);
            return;
        }
        if (TryChange(Kind.Removal, block, out _) && known?.Found is { } removed)
        {
            WriteObject(removed, enumerateCollection: true);
        }
    }

    /// <summary>Why an object of another protocol is not removed, and how to remove it.</summary>
    private protected abstract string OtherProtocol(PortBlock block, string its);

    /// <summary>-Force takes the place of the answer, where neither -Confirm asks for a question nor -WhatIf for a rehearsal.</summary>
    private bool IsAgreed(PortBlock block)
    {
        if (!Force || IsBound("Confirm") || IsInEffect("WhatIf", () => LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"))))
        {
            return IsAgreed(Kind.Removal, block);
        }
        WriteVerbose(Kind.Removal.Description(Sentences, block));
        return true;
    }
}
