using System;
using System.Collections.Generic;
using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>A command that works on blocks, as they come through the pipeline.</summary>
public abstract class BlockCommand : PortReservationCommand
{
    private Progress? progress;

    private protected abstract BlockKind Kind { get; }

    private protected Progress Progress => progress!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        progress = new Progress(this, Sentences);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Progress.Complete();

    private protected abstract PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts);

    /// <summary>
    /// The blocks that objects are, each with its object. One whose properties are no ports, for anybody can make an object
    /// with this type's name, has an error instead.
    /// </summary>
    private protected IEnumerable<(PortBlock Block, PSObject Source)> BlocksOf(PSObject[] objects)
    {
        foreach (var source in objects)
        {
            PortBlock block;
            try
            {
                block = Block(
                    BlockObject.Protocol(source),
                    WholeNumberAttribute.Read(source.Properties["StartPort"]?.Value),
                    WholeNumberAttribute.Read(source.Properties["NumberOfPorts"]?.Value));
            }
            catch (ArgumentTransformationMetadataException exception)
            {
                WriteError(Errors.InvalidRange(exception.Message, source));
                continue;
            }
            yield return (block, source);
        }
    }

    /// <summary>What exactly one block is now.</summary>
    private protected Lookup LookUp(PortBlock block)
    {
        var blocks = new[] { block };
        foreach (var lookup in Kind.Read(Conversation.Begin(Kind.LookUp(blocks)), blocks, Sentences))
        {
            return lookup;
        }
        throw new InvalidOperationException("A lookup answers each block.");
    }
}
