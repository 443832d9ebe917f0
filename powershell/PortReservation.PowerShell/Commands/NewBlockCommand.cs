namespace PortReservation.Commands;

/// <summary>The work of New-.</summary>
public abstract class NewBlockCommand : BlockChangeCommand
{
    private protected void Create(PortBlock block)
    {
        Progress.Add(1);
        if (IsAgreed(Kind.Creation, block) && TryChange(Kind.Creation, block, out var made))
        {
            WriteObject(made, enumerateCollection: true);
        }
    }
}
