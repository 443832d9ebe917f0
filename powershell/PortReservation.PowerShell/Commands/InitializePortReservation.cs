using System;
using System.Globalization;
using System.Management.Automation;
using PortReservation.Messages;
using PortReservation.Sessions;

namespace PortReservation.Commands;

/// <summary>
/// Initialize-PortReservation, for the module's own script alone: gives the runspace the module, with what Import-Module
/// -ArgumentList brought.
/// </summary>
[Cmdlet(VerbsData.Initialize, "PortReservation")]
public sealed class InitializePortReservationCommand : PSCmdlet
{
    /// <summary>A hashtable of options.</summary>
    [Parameter(Position = 0)]
    public object? Option { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            SessionTable.Open(new OptionReader(Sentences.For(CultureInfo.CurrentUICulture)).Read(Option));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "InvalidOption", ErrorCategory.InvalidArgument, Option));
        }
    }
}
