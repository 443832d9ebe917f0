using System;
using System.Management.Automation;
using System.Reflection;

namespace PortReservation.Commands;

/// <summary>
/// The object in the pipeline whose properties were bound. A script reads it as $_, and a compiled command has no public way to
/// it; without it, the ports of a UDP reservation would pass for a TCP one's.
/// </summary>
internal static class PipelineObject
{
    private static readonly PropertyInfo Current =
        typeof(Cmdlet).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(Cmdlet), "CurrentPipelineObject");

    /// <summary>Null where the command is not fed by a pipeline.</summary>
    internal static PSObject? Of(PSCmdlet command) =>
        command.MyInvocation.ExpectingInput ? Current.GetValue(command) as PSObject : null;
}
